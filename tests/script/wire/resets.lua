-- SPDX-License-Identifier: MIT
-- A reset in each state of a connection: what the task that waits sees, and what comes after it.
local check = require 'check'
local socket = require 'eco.socket'
local wire = require 'wire'

local function is_reset(...)
    local _, _, code = check.fails('Connection reset by peer', ...)
    check.eq(code, 'ECONNRESET')
end

-- From now on any packet resets its connection at both ends.
local function tear() wire.set { reset = true } end

-- One end sends what will be answered by a reset; then the wire is good again.
local function provoke(sock)
    local before = wire.resets
    tear()
    sock:send '!'
    while wire.resets == before do
        eco.sleep(0.001)
    end
    wire.set {}
end

local function result(task)
    return select(2, check.ok(eco.join(task, 10)))
end

-- SYN sent: it looks like a port that nobody listens to.
local listener = wire.far(socket.listen_tcp, wire.FAR, 0)
local port = listener:getsockname().port
tear()
local _, _, code = check.fails('Connection refused', socket.connect_tcp(wire.FAR, port))
check.eq(code, 'ECONNREFUSED')
wire.set {}

-- In the backlog: it is accepted all the same, and the first read tells.
local early = check.ok(socket.connect_tcp(wire.FAR, port))
early:send 'unread\n'
while wire.passed < 5 do -- the handshake, the line, its acknowledgement
    eco.sleep(0.001)
end
provoke(early)
is_reset(early:read(1, 10))
local accepted, peer = check.ok(listener:accept(10))
check.eq(peer.ipaddr, wire.NEAR)
check.eq(accepted:read('l', 10), 'unread') -- what had come is still there
is_reset(accepted:read(1, 10))
check.fails('closed', accepted:read(1, 10))
check.fails('Broken pipe', accepted:send 'x')

-- While nobody waits: the next call learns it once, then it is the end.
local here, there = wire.connection()
provoke(there)
is_reset(here:read(1, 10))
check.fails('closed', here:read(1))
here, there = wire.connection()
provoke(there)
is_reset(here:send 'x')
check.fails('Broken pipe', here:send 'x')

-- Reading, in every way. What has come is not lost.
for _, way in ipairs {
    function(sock) return sock:read(10) end,
    function(sock) return sock:read 'l' end,
    function(sock) return sock:read 'a' end,
    function(sock) return sock:readfull(100) end,
    function(sock) return sock:peek(100) end,
    function(sock) return sock:discard(100) end,
    function(sock) return sock:readuntil '\r\n' end,
    function(sock) return sock:recvfrom(10) end,
} do
    here, there = wire.connection()
    local reader = eco.run(way, here)
    provoke(there)
    is_reset(result(reader))
end
here, there = wire.connection()
local reader = eco.run(here.readfull, here, 100)
local before = wire.passed
there:send 'half'
while wire.passed < before + 2 do -- with its acknowledgement
    eco.sleep(0.001)
end
provoke(there)
is_reset(result(reader))
check.eq(here:read(10), 'half')

-- Two tasks, one reads, one writes: the kernel tells one of them why, the other that it is over.
here, there = wire.connection()
reader = eco.run(here.read, here, 'l')
local big = ('x'):rep(5000000)
local writer = eco.run(here.send, here, big)
check.ok(there:read(1, 10)) -- it has begun
tear()
local _, read_error = result(reader)
local _, write_error, write_code, sent = result(writer)
wire.set {}
check.ok(read_error == 'Connection reset by peer' or read_error == 'closed', read_error)
check.ok(write_code == 'ECONNRESET' or write_code == 'EPIPE', write_error)
check.ok(read_error ~= 'closed' or write_code == 'ECONNRESET', 'one of them is told why')
check.ok(sent > 0 and sent < #big)

-- Writing alone; and a file.
local path = os.tmpname()
local file = check.ok(io.open(path, 'wb'))
file:write(big)
file:close()
for _, send in ipairs {
    function(sock) return sock:send(big) end,
    function(sock) return sock:sendfile(path) end,
} do
    here, there = wire.connection()
    writer = eco.run(send, here)
    check.ok(there:read(1, 10))
    tear()
    _, write_error, write_code, sent = result(writer)
    wire.set {}
    check.same({ write_error, write_code }, { 'Connection reset by peer', 'ECONNRESET' })
    check.ok(sent > 0 and sent < #big)
    check.fails('Broken pipe', here:send 'x')
end
os.remove(path)

-- Half closed, by this side: the reader sees it.
here, there = wire.connection()
check.ok(here:shutdown())
check.fails('closed', there:read(1, 10))
reader = eco.run(here.read, here, 1)
provoke(there)
is_reset(result(reader))
-- By the other: it has closed, and does not want what is sent now.
here, there = wire.connection()
there:close()
check.fails('closed', here:read(1, 10))
check.eq(here:send 'not wanted', 10)
for _ = 1, 1000 do -- until the reset has come
    _, _, code = here:send 'x'
    if code then break end
    eco.sleep(0.001)
end
check.eq(code, 'EPIPE')
-- Closed with bytes unread: that is a reset of its own.
here, there = wire.connection()
here:send 'unread'
check.ok(eco.io(there:getfd()):wait(eco.READ, 10))
there:close()
is_reset(here:read(1, 10))
os.exit(0)
