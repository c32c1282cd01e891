-- SPDX-License-Identifier: MIT
-- The function may yield; the object is closed when it ends.
local check = require 'check'
local eco = require 'eco'

local closed = false
local obj = { close = function() closed = true end }
local resume = coroutine.wrap(function()
    return eco.with(obj, function() return coroutine.yield('waiting') end)
end)
check.eq(resume(), 'waiting')
check.eq(closed, false)
check.eq(resume('result'), 'result')
check.eq(closed, true)
