-- SPDX-License-Identifier: MIT
-- In no source that LuaJIT takes is anything found: here, those of eco's own library and tests.
local check = require 'check'
local explain = require('eco.syntax').explain

local count = 0
for name in check.ok(io.popen('find stdlib tests -name "*.lua"')):lines() do
    local file = check.ok(io.open(name, 'rb'))
    local source = file:read('*a')
    file:close()
    if loadstring(source) then
        count = count + 1
        check.eq(explain(source, '@' .. name, 'message'), 'message', name)
    end
end
check.ok(count > 50, count)
