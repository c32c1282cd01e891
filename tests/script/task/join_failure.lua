-- SPDX-License-Identifier: MIT
-- A failure somebody joins goes there, whatever value it is, and is no uncaught error.
local check = require 'check'
local value = { 'an error value' }

local co = eco.run(function()
    eco.sleep(0)
    error(value)
end)
local result, err = eco.join(co)
check.eq(result, nil)
check.eq(err, value)

co = eco.run(function()
    eco.sleep(0)
    error 'text'
end)
check.fails(check.raises('text', function()
    error(select(2, eco.join(co)), 0)
end), eco.join(co))
