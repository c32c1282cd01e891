-- SPDX-License-Identifier: MIT
-- Lines are counted as Lua does: \n, \r, \r\n and \n\r end one each, wherever they are.
local check = require 'check'
local explain = require('eco.syntax').explain

local function line(source)
    return tonumber(explain(source, '@f.lua', 'message'):match('^f.lua:(%d+):'))
end

check.eq(line('x = a | b'), 1)
check.eq(line('\n\nx = a | b'), 3)
check.eq(line('\r\rx = a | b'), 3)
check.eq(line('\r\n\r\nx = a | b'), 3)
check.eq(line('\n\r\n\rx = a | b'), 3)
check.eq(line('-- c\n--[[\n\n]]\nx = a | b'), 5)
check.eq(line('s = [[\n\n]] x = a | b'), 3)
check.eq(line('s = "\\\n\\\r\n" x = a | b'), 3)
check.eq(line('s = "\\z\n\n " x = a | b'), 3)
check.eq(line('x = a\n|\nb'), 2)
