-- SPDX-License-Identifier: MIT
-- FIFOs: opened without stopping anything, read with a limit.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local path = net.tmpdir() .. '/fifo'
check.ok(file.mkfifo(path))
local reader = check.ok(file.open(path))
check.eq(reader:stat().type, 'FIFO')

-- No writer yet is not the end: a blocking open would have waited for one.
check.fails('timeout', reader:read('l', 0.02))
local waits = eco.run(reader.read, reader, 'l', 60)
local writer = check.ok(file.open(path, 'w'))
check.eq(writer:write('a line\nhalf a '), 14)
check.eq(select(2, check.ok(eco.join(waits, 30))), 'a line')
check.fails('timeout', reader:read('l', 0.02))
check.eq(writer:write('line\n'), 5)
check.eq(reader:read('l', 60), 'half a line')
writer:close()
check.fails('eof', reader:read('l', 60))
writer = check.ok(file.open(path, 'w'))
check.ok(writer:write('again\n'))
check.eq(reader:read('l', 60), 'again')

-- More than it holds.
local _, err, _, sent = writer:write(('x'):rep(1000000), 0.02)
check.eq(err, 'timeout')
check.ok(sent > 0 and sent < 1000000)
waits = eco.run(writer.write, writer, ('x'):rep(100000))
check.eq(#reader:readfull(sent + 100000), sent + 100000)
check.eq(select(2, check.ok(eco.join(waits, 30))), 100000)

-- Closing ends the wait.
waits = eco.run(reader.read, reader, 'l')
reader:close()
check.eq(select(3, eco.join(waits)), 'canceled')
check.eq(select(3, writer:write('x')), 'EPIPE')
writer:close()

-- Opening for writing waits for a reader, unless told not to.
check.eq(select(3, file.open(path, file.O_WRONLY + file.O_NONBLOCK)), 'ENXIO')
check.fails('timeout', eco.timeout(0.02, file.open, path, 'w'))
waits = eco.run(file.writefile, path, 'written at once')
eco.sleep(0.005)
reader = check.ok(file.open(path))
check.eq(reader:read('a', 60), 'written at once')
check.eq(select(2, check.ok(eco.join(waits, 30))), true)
