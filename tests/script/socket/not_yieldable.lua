-- SPDX-License-Identifier: MIT
-- Where the VM cannot yield, a call that must wait raises and arms nothing; one that need not works.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local client, server = net.tcp_pair()
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local udp = check.ok(socket.udp())
check.ok(udp:bind('127.0.0.1', 0))

local function inside(f, ...)
    local arguments = { ... }
    local results
    local done, err = pcall(table.sort, { 2, 1 }, function()
        results = results or { f(unpack(arguments)) }
        return false
    end)
    if not done then
        error(err, 0)
    end
    return unpack(results)
end
local text = 'attempt to yield across C-call boundary'
check.raises(text, inside, client.read, client, 'l')
check.raises(text, inside, client.read, client, 'l', 0.01)
check.raises(text, inside, client.readfull, client, 10)
check.raises(text, inside, client.recvfrom, client, 10)
check.raises(text, inside, listener.accept, listener)
check.raises(text, inside, udp.recvfrom, udp, 10)
check.raises(text, inside, eco.sleep, 0)
check.raises(text, inside, socket.connect_tcp, '127.0.0.1', listener:getsockname().port)
local accepted = check.ok(listener:accept(5)) -- connected by the kernel all the same
check.fails('closed', accepted:read(1, 5))
local full = net.fill(client)
check.raises(text, inside, client.send, client, 'x')
net.drain(server, full)

check.ok(not eco.dump():find('waiting:', 1, true), 'nothing is armed')
check.eq(inside(client.send, client, 'sent\n'), 5)
check.eq(server:read('l', 5), 'sent')
check.ok(server:send('one\ntwo\n'))
eco.sleep(0.01)
check.eq(inside(client.read, client, 'l'), 'one')
check.eq(inside(client.read, client, 'l', 1), 'two')
check.raises(text, inside, client.read, client, 'l')

-- Data that came after a short receive is seen though no event was waited for.
check.ok(server:send('three\n'))
local ok, line
for _ = 1, 1000 do
    ok, line = pcall(inside, client.read, client, 'l')
    if ok then
        break
    end
end
check.eq(line, 'three')
local task = eco.run(client.read, client, 'l')
check.ok(server:send('four\n'))
check.eq(net.result(task), 'four')
