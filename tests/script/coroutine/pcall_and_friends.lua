-- SPDX-License-Identifier: MIT
-- pcall, xpcall, metamethods and iterators may wait inside.
local check = require 'check'
local function wait(...)
    eco.sleep(0)
    return ...
end

check.same({ pcall(wait, 1, 2) }, { true, 1, 2 })
check.same({ pcall(function() wait() error('e', 0) end) }, { false, 'e' })
check.same({ xpcall(function() wait() error('e', 0) end, function(err)
    return err .. '!'
end) }, { false, 'e!' })

local object = setmetatable({}, {
    __index = function(_, key) return wait(key) end,
    __newindex = function(t, key, value) rawset(t, key, wait(value)) end,
    __add = function(_, b) return wait(b) end,
    __call = function(_, a) return wait(a) end,
    __concat = function(a) return wait(a) end,
    __eq = function() return wait(true) end,
    __lt = function() return wait(true) end,
    __unm = function() return wait('minus') end,
})
check.eq(object.x, 'x')
object.y = 1
check.eq(rawget(object, 'y'), 1)
check.eq(object + 5, 5)
check.eq(object(7), 7)
check.eq('a' .. object, 'a')
check.eq(object == setmetatable({}, getmetatable(object)), true)
check.eq(object < object, true)
check.eq(-object, 'minus')

local sum = 0
for i in function(_, i) return wait(i < 3 and i + 1 or nil) end, nil, 0 do
    sum = sum + i
end
check.eq(sum, 6)
