-- SPDX-License-Identifier: MIT
-- A wait refused because of a C function further out lets go of the coroutines in between.
local check = require 'check'
local weak = setmetatable({}, { __mode = 'v' })
local co = eco.run(coroutine.wrap(function()
    coroutine.wrap(function()
        check.raises('attempt to yield across C-call boundary', table.sort, { 1, 2 }, function()
            coroutine.wrap(function()
                weak.middle = coroutine.running()
                coroutine.wrap(function()
                    weak.inner = coroutine.running()
                    eco.sleep(0.001)
                end)()
            end)()
        end)
    end)()
    eco.sleep(0)
end))
check.ok(eco.join(co))
for _, inner in pairs(weak) do
    check.eq(eco.id(inner), nil)
end
collectgarbage()
collectgarbage()
check.eq(next(weak), nil)
eco.sleep(0.005)
