-- SPDX-License-Identifier: MIT
-- A call that raises leaves its object usable: no lock held, nothing armed.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local time = require 'eco.time'
local fds = require 'fds'
local r, w = fds.pipe()
local reader, writer = eco.reader(r), eco.writer(w)
local mutex, ch, cond = sync.mutex(), channel.new(), sync.cond()
local descriptors = check.fd_count()
for _ = 1, 3 do
    check.raises('', writer.write, writer, nil)
    check.raises('', writer.write, writer, 'x', {})
    check.raises('', writer.sendfile, writer, '/etc/passwd', -1, 1)
    check.raises('', reader.read, reader, 'l', {})
    check.raises('', reader.readuntil, reader, '')
    check.raises('', cond.wait, cond, {})
    check.raises('', ch.send, ch, nil)
    check.raises('', ch.recv, ch, {})
    check.raises('', time.at, 1, nil)
    check.raises('', eco.timeout, 0.001, nil)
    check.raises('', eco.run, nil)
end
check.eq(check.fd_count(), descriptors)
check.eq(eco.count(), 1)
check.eq(writer:write('line\n'), 5)
check.eq(reader:read('l'), 'line')
check.eq(mutex:lock(0), true)
check.raises('', mutex.lock, mutex, {})
mutex:unlock()
check.eq(mutex:lock(0), true)
check.eq(ch:send(1, 0), true)
check.raises('', ch.send, ch, 2, {})
check.eq(ch:recv(0), 1)
check.fails('timeout', ch:recv(0))
eco.sleep(0.01)
