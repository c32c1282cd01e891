-- SPDX-License-Identifier: MIT
-- The receiver's queue is full: sendto waits for room without spinning, others go on.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local server = check.ok(check.ok(socket.unix_dgram()):bind(path))
local client = check.ok(socket.unix_dgram())
local sent = 0
local blocked
for i = 1, 10000 do
    local task = eco.run(client.sendto, client, tostring(i), path)
    if net.is_waiting(task) then
        blocked = task
        break
    end
    sent = i
end
check.ok(blocked, 'the queue has an end')

local shown
for _ = 1, 100 do -- at times its next attempt is due just now
    shown = eco.dump():find 'waiting: sendto on socket: unix%-dgram, [0-5]%.%d+ s left'
    if shown then
        break
    end
    eco.sleep(0.001)
end
check.ok(shown)

-- A second one queues up behind it.
local second = eco.run(client.sendto, client, 'second', path)
for i = 1, sent do
    check.eq((server:recvfrom(100, 5)), tostring(i))
end
check.eq((server:recvfrom(100, 5)), tostring(sent + 1))
check.eq(net.result(blocked), #tostring(sent + 1))
check.eq((server:recvfrom(100, 5)), 'second')
check.eq(net.result(second), 6)
