-- SPDX-License-Identifier: MIT
-- Of twelve offences the first ten are listed, in their order.
local check = require 'check'
local explain = require('eco.syntax').explain

local lines = {}
for i = 1, 12 do
    lines[i] = ('x%d = a | %d'):format(i, i)
end
local count = 0
for line in explain(table.concat(lines, '\n'), '@f.lua', 'message'):gmatch('[^\n]+') do
    count = count + 1
    local want = "f.lua:%d: operator '|' is Lua 5.3+ syntax; use bit.bor (32 bits)"
    check.eq(line, want:format(count))
end
check.eq(count, 10)
