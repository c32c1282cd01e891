-- SPDX-License-Identifier: MIT
-- No descriptor left: accept says so after a pause, and works again when there is one.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local client = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
local before = check.fd_count()
local old = net.limit_descriptors(net.next_fd())

local turns = 0
local ticker = eco.run(function()
    for _ = 1, 10 do
        eco.sleep(0.005)
        turns = turns + 1
    end
end)
local _, _, code = check.fails('Too many open files', listener:accept(5))
check.eq(code, 'EMFILE')
check.ok(turns >= 1, 'it pauses, and others go on meanwhile')

-- The same where the connection arrives while accept waits.
check.ok(eco.join(ticker))
net.limit_descriptors(old)
local server = check.ok(listener:accept(5))
local second = check.ok(socket.tcp())
local waiting = eco.run(listener.accept, listener, 5)
net.limit_descriptors(net.next_fd()) -- from here on accept4(2) would fail at once
check.ok(second:connect('127.0.0.1', listener:getsockname().port))
check.fails('Too many open files', net.result(waiting))
net.limit_descriptors(old)
local third = check.ok(listener:accept(5))
check.ok(second:send('x'))
check.eq(third:read(1), 'x')
for _, sock in ipairs { server, second, third } do
    sock:close()
end
check.eq(check.fd_count(), before)
client:close()

-- What is collected then may close the listener itself.
net.limit_descriptors(net.next_fd())
do
    local object = newproxy(true)
    getmetatable(object).__gc = function() listener:close() end
end
check.fails('closed', listener:accept(5))
net.limit_descriptors(old)
