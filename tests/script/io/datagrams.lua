-- SPDX-License-Identifier: MIT
-- A datagram is one read; an empty one is no end.
local check = require 'check'
local fds = require 'fds'
local a, b = fds.socketpair(fds.DATAGRAM)
local reader, writer = eco.reader(a), eco.writer(b)
for _, text in ipairs { 'one', '', 'three' } do
    check.eq(writer:write(text), #text)
end
check.eq(reader:read(100), 'one')
check.eq(reader:read(100), '')
check.eq(reader:read(2), 'th', 'cut')
check.fails('timeout', reader:read(100, 0.001))
