-- SPDX-License-Identifier: MIT
-- 10 000 accepted connections (or what the limit of descriptors allows), each with a task that
-- waits in read: at most 2 KiB for each, also after it has read something.
local check = require 'check'
local memory = require 'memory'
local socket = require 'eco.socket'

local kConnections = math.floor((memory.allow_descriptors(20100) - 100) / 2)
if kConnections < 100 then check.skip 'not enough descriptors' end

local name = '\0eco-memory-' .. require 'eco.sys'.getpid()
local listener = check.ok(socket.listen_unix(name))
local lines = 0

local function serve(client)
    while client:read('l') do
        lines = lines + 1
    end
    client:close()
end

-- The other ends are there before anything is measured.
local clients = {}
for i = 1, kConnections do
    clients[i] = check.ok(socket.unix())
end

local used = memory.measure()
for _, client in ipairs(clients) do
    check.ok(client:connect(name))
    eco.run(serve, (check.ok(listener:accept())))
end
local idle = used() / kConnections
check.ok(idle <= 2048, ('%d bytes for an idle connection'):format(idle))

for _, client in ipairs(clients) do
    client:send 'half a line'
end
eco.sleep(0.2)
for _, client in ipairs(clients) do
    client:send '\n'
end
repeat eco.sleep(0.01) until lines == kConnections
local after = used() / kConnections
check.ok(after <= 2048, ('%d bytes for a connection that is idle again'):format(after))

for _, client in ipairs(clients) do
    client:close()
end
repeat eco.sleep(0.01) until eco.count() == 1
