-- SPDX-License-Identifier: MIT
-- Close ends every pending accept.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local tasks = {}
for i = 1, 3 do
    tasks[i] = eco.run(listener.accept, listener)
end
listener:close()
for i = 1, 3 do
    check.fails('canceled', net.result(tasks[i]))
end
check.fails('closed', listener:accept())
