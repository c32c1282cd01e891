-- SPDX-License-Identifier: MIT
-- Needles of 1 to 256 bytes.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
check.raises('needle', reader.readuntil, reader, '')
check.raises('needle', reader.readuntil, reader, ('x'):rep(257))
check.raises('string expected', reader.readuntil, reader)
check.raises('string expected', reader.readuntil, reader, {})
for _, size in ipairs { 1, 2, 255, 256 } do
    local needle = ('x'):rep(size - 1) .. 'y'
    fds.write(w, ('x'):rep(300) .. 'y!')
    local got = ''
    repeat
        local part, found = reader:readuntil(needle)
        got = got .. check.ok(part)
    until found
    check.eq(#got, 300 - size + 1)
    check.eq(reader:read(10), '!')
end
