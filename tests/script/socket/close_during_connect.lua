-- SPDX-License-Identifier: MIT
-- Close ends a pending connect.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

-- A listener whose queue is full answers no connection.
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0, { backlog = 0 }))
local port = listener:getsockname().port
local held = {}
for i = 1, 64 do
    held[i] = check.ok(socket.tcp())
    local task = eco.run(held[i].connect, held[i], '127.0.0.1', port)
    if not eco.join(task, 0.05) then
        held[i]:close()
        check.fails('canceled', net.result(task))
        check.eq(held[i]:closed(), true)
        return
    end
end
check.skip('the backlog does not fill')
