-- SPDX-License-Identifier: MIT
-- Nobody answers: the limit of options.timeout or of a trailing table; without, 5 s.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

-- A listener whose queue is full answers no connection.
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0, { backlog = 0 }))
local port = listener:getsockname().port
local held = {}
for i = 1, 64 do
    held[i] = socket.connect_tcp('127.0.0.1', port, { timeout = 0.05 })
    if not held[i] then
        break
    end
end
if #held == 64 then
    check.skip('the backlog does not fill')
end
local before = check.fd_count()
check.fails('timeout', socket.connect_tcp('127.0.0.1', port, { timeout = 0.02 }))
check.eq(check.fd_count(), before)

local sock = check.ok(socket.tcp())
check.fails('timeout', sock:connect('127.0.0.1', port, { timeout = 0.02 }))
sock:close()

-- The default, as eco.dump shows it.
sock = check.ok(socket.tcp())
local tasks = {
    eco.run(sock.connect, sock, '127.0.0.1', port),
    eco.run(socket.connect_tcp, '127.0.0.1', port),
}
local count = 0
for left in eco.dump():gmatch('waiting: connect on socket: tcp [^\n]*, (%d%.%d+) s left') do
    count = count + 1
    check.ok(tonumber(left) > 4 and tonumber(left) <= 5, left)
end
check.eq(count, 2)
for _, task in ipairs(tasks) do
    eco.cancel(task)
    check.fails('canceled', net.result(task))
end
sock:close()
collectgarbage()
check.eq(check.fd_count(), before)
