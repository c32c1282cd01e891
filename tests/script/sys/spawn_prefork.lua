-- SPDX-License-Identifier: MIT
-- Several processes accept from one listener.
local check = require 'check'
local socket = require 'eco.socket'
local sys = require 'eco.sys'

local server = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = server:getsockname().port
local workers = {}
for _ = 1, 3 do
    workers[check.ok(sys.spawn(function()
        while true do
            local client = check.ok(server:accept())
            client:send(sys.getpid() .. '\n')
            client:close()
        end
    end))] = 0
end
server:close()
for _ = 1, 30 do
    local client = check.ok(socket.connect_tcp('127.0.0.1', port))
    local pid = tonumber((check.ok(client:read 'l')))
    workers[pid] = workers[pid] + 1
    client:close()
end
for pid in pairs(workers) do
    check.ok(sys.kill(pid, sys.SIGKILL))
    repeat
        eco.sleep(0.001)
    until sys.waitpid(pid) ~= 0
end
