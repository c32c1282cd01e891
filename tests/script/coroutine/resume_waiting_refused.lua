-- SPDX-License-Identifier: MIT
-- Nobody can resume what waits: not a task, not a coroutine in it, not through wrap.
local check = require 'check'
local inner, middle, wrapped
local slept
local task = eco.run(function()
    middle = coroutine.create(function()
        inner = coroutine.create(function()
            slept = select('#', eco.sleep(0.001))
        end)
        check.ok(coroutine.resume(inner))
    end)
    check.ok(coroutine.resume(middle))
    wrapped = coroutine.wrap(function()
        eco.sleep(0.001)
        return 'end'
    end)
    check.eq(wrapped(), 'end')
end)
local text = 'cannot resume non-suspended coroutine'
for _, co in ipairs { task, middle, inner } do
    local ok, err = coroutine.resume(co, 'x')
    check.eq(ok, false)
    check.eq(err, text)
end
check.eq(slept, nil)
while not wrapped do
    eco.sleep(0)
end
check.raises(text, wrapped)
check.eq(eco.join(task), true)
check.eq(slept, 0)
local _, err = coroutine.resume(inner)
check.eq(err, 'cannot resume dead coroutine')
