-- SPDX-License-Identifier: MIT
-- One task may wait to read a descriptor, and one to write; a second is refused, which leaves the
-- first alone.
local check = require 'check'
local fds = require 'fds'
local a, b = fds.socketpair()
local reader, writer, other = eco.reader(a), eco.writer(a), eco.reader(a)
fds.fill(a)
local log = {}
local first = {
    eco.run(function() log.read = reader:read('l') end),
    eco.run(function() log.written = writer:write('x') end),
}
local same = 'another coroutine is already waiting on this I/O object'
local read = 'another coroutine is already waiting for read on this file descriptor'
local write = 'another coroutine is already waiting for write on this file descriptor'
for _ = 1, 2 do
    check.raises(same, reader.read, reader, 1)
    check.raises(same, reader.readfull, reader, 1)
    check.raises(same, reader.readuntil, reader, 'x')
    check.raises(same, reader.wait, reader)
    check.raises(read, other.read, other, 'a')
    check.raises(read, other.wait, other)
    check.raises(read, function() eco.io(a):wait(eco.READ) end)
    check.raises(same, writer.write, writer, 'x')
    check.raises(same, writer.sendfile, writer, '/etc/passwd', 0, 1)
    check.raises(same, writer.wait, writer)
    check.raises(write, function() eco.writer(a):write('x') end)
    check.raises(write, function() eco.io(a):wait(eco.WRITE) end)
    eco.sleep(0)
end
fds.write(b, 'line\n')
local far = eco.reader(b)
repeat
    far:read(65536, 60)
until log.written
for _, co in ipairs(first) do
    check.ok(eco.join(co))
end
check.eq(log.read, 'line')
check.eq(log.written, 1)
check.fails('timeout', other:read(1, 0.001), 'free again')
