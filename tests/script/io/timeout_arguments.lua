-- SPDX-License-Identifier: MIT
-- A timeout of nil, 0 or less is none; numeric strings count; anything else is refused.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
for _, timeout in ipairs { 0, -1, '0' } do
    eco.run(function()
        eco.sleep(0.005)
        fds.write(w, 'x')
    end)
    check.eq(reader:read(1, timeout), 'x')
end
check.fails('timeout', reader:read(1, 0.001))
check.fails('timeout', reader:read(1, '0.001'))
check.fails('timeout', reader:read(1, 0.0001), 'less than a millisecond')
for _, timeout in ipairs { 'soon', {}, true, print } do
    check.raises('number expected', reader.read, reader, 1, timeout)
    check.raises('number expected', reader.readfull, reader, 1, timeout)
    check.raises('number expected', reader.readuntil, reader, 'x', timeout)
    check.raises('number expected', reader.wait, reader, timeout)
end
check.raises('not a number', reader.read, reader, 1, 0 / 0)
