-- SPDX-License-Identifier: MIT
-- What Lua 5.1 has is still there: libraries written for LuaJIT use it.
local check = require 'check'

for _, name in ipairs { 'unpack', 'module', 'setfenv', 'getfenv', 'loadstring', 'gcinfo' } do
    check.eq(type(_G[name]), 'function', name)
end
for _, name in ipairs { 'maxn', 'foreach', 'getn' } do
    check.eq(type(table[name]), 'function', name)
end
check.eq(type(package.loaders), 'table')
check.eq(type(package.seeall), 'function')
check.eq(math.pow(2, 3), 8)
check.eq(_VERSION, 'Lua 5.1')
check.eq(tostring(3.0), '3')
check.eq(string.format('%d', 3.7), '3')
