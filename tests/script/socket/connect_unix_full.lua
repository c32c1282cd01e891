-- SPDX-License-Identifier: MIT
-- A Unix listener whose queue is full: connect waits within its limit, and gets in when there is room.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local path = net.tmpdir() .. '/s'
local listener = check.ok(socket.listen_unix(path, { backlog = 1 }))
local inside = {}
for i = 1, 100 do
    inside[i] = socket.connect_unix(path, { timeout = 0.02 })
    if not inside[i] then
        break
    end
end
check.ok(#inside < 100)
local before = check.fd_count()
check.fails('timeout', socket.connect_unix(path, { timeout = 0.02 }))
local sock = check.ok(socket.unix())
check.fails('timeout', sock:connect(path, { timeout = 0.02 }))
sock:close()
check.eq(check.fd_count(), before)

local task = eco.run(socket.connect_unix, path)
check.ok(eco.dump():find('waiting: connect on socket: unix, [0-5]%.%d+ s left'))
check.ok(listener:accept(5))
local late = check.ok(net.result(task))
check.ok(late:send('late\n'))
for i = 2, #inside do
    check.ok(listener:accept(5))
end
check.eq(check.ok(listener:accept(5)):read('l', 5), 'late')
