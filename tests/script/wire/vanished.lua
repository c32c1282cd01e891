-- SPDX-License-Identifier: MIT
-- A peer that vanishes without a word: what each task that waits for it sees, and when. Those who
-- wait without a limit learn it from the kernel: by keepalive, or because nothing is acknowledged.
local check = require 'check'
local hash = require 'eco.hash'
local random = require 'eco.random'
local socket = require 'eco.socket'
local time = require 'eco.time'
local wire = require 'wire'

wire.sysctl('ipv4/tcp_retries2', 1)       -- a second or two instead of a quarter of an hour
wire.sysctl('ipv4/tcp_syn_retries', 1)

local reading, reading_peer = wire.connection()
local limited, limited_peer = wire.connection()
local writing, reads_late = wire.connection()
local patient, patient_peer = wire.connection()
local kept, kept_peer = wire.connection { keepalive = true, tcp_keepidle = 1, tcp_keepintvl = 1,
    tcp_keepcnt = 1 }
local closed_port = wire.far(socket.listen_tcp, wire.FAR, 0)
local udp = check.ok(socket.connect_udp(wire.FAR, 9))

wire.set { loss = 1 }
local start = time.monotonic()
local data = random.bytes(4000000)
local group = eco.group()
local function runs(f, ...) group:run(f, ...) end

-- Keepalive (tcp(7)): after 1 s of silence one probe, which has 1 s.
runs(function()
    local _, _, code = check.fails('Connection timed out', kept:read(1))
    check.eq(code, 'ETIMEDOUT')
    check.ok(time.monotonic() - start >= 1.9)
    check.fails('closed', kept:read(1))
    check.fails('Broken pipe', kept:send 'x')
end)
-- Nothing that was sent is acknowledged.
runs(function()
    local _, err, code, sent = writing:send(data)
    check.same({ err, code }, { 'Connection timed out', 'ETIMEDOUT' })
    check.ok(sent > 0 and sent < #data)
    check.fails('closed', writing:read(1))
end)
-- A reader without keepalive waits until its own limit.
runs(function() check.fails('timeout', limited:read('l', 0.2)) end)
local forever = eco.run(reading.read, reading)
-- A connection that is not there yet: the limit of the call, or that of the kernel.
runs(function()
    local to = closed_port:getsockname().port
    check.fails('timeout', socket.connect_tcp(wire.FAR, to, { timeout = 0.2 }))
    local sock = check.ok(socket.tcp())
    local _, _, code = check.fails('Connection timed out',
        sock:connect(wire.FAR, to, { timeout = 60 }))
    check.eq(code, 'ETIMEDOUT')
end)
-- UDP does not know.
runs(function()
    check.eq(udp:send 'x', 1)
    check.fails('timeout', udp:recv(10, 0.2))
end)
check.ok(group:wait(50))

-- It is back: who was patient enough has lost nothing.
local sent = select(4, patient:send(data, 0.1))
wire.set {}
local rest = eco.run(patient.send, patient, data:sub(sent + 1))
check.eq(hash.sha256.sum(check.ok(patient_peer:readfull(#data, 30))), hash.sha256.sum(data))
check.same({ eco.join(rest) }, { true, #data - sent })
check.eq(coroutine.status(forever), 'suspended')
check.eq(reading_peer:send 'back', 4)
check.same({ eco.join(forever, 10) }, { true, 'back' })
check.eq(limited_peer:send 'back', 4)
check.eq(limited:readfull(4, 10), 'back')
-- The other ends of those that have been given up: their next packet is answered by a reset.
for _, sock in ipairs { reads_late, kept_peer } do
    while sock:read(65536, 0.05) do end
    sock:send 'x'
    local _, err = sock:read(1, 10)
    check.eq(err, 'Connection reset by peer')
end
os.exit(0)
