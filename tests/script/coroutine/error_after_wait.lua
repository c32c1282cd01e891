-- SPDX-License-Identifier: MIT
-- An error in a coroutine that has waited arrives at its resumer, by resume and by wrap.
local check = require 'check'
local value = { 'the error' }
local co = coroutine.create(function()
    eco.sleep(0)
    error(value)
end)
local ok, err = coroutine.resume(co)
check.eq(ok, false)
check.eq(err, value)
check.eq(coroutine.status(co), 'dead')
check.same({ coroutine.resume(co) }, { false, 'cannot resume dead coroutine' })

local wrapped = coroutine.wrap(function()
    eco.sleep(0)
    error(value)
end)
ok, err = pcall(wrapped)
check.eq(ok, false)
check.eq(err, value)
check.raises('cannot resume dead coroutine', wrapped)

-- Through several levels, of which the middle one catches it.
local outer = coroutine.wrap(function()
    local caught = select(2, pcall(coroutine.wrap(function()
        coroutine.wrap(function()
            eco.sleep(0)
            error 'deep'
        end)()
    end)))
    eco.sleep(0)
    return caught
end)
check.ok(outer():find 'deep')
