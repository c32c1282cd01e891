-- SPDX-License-Identifier: MIT
-- sendto takes the table that recvfrom gave, on each family.
local check = require 'check'
local socket = require 'eco.socket'

local function answered(server, client, send)
    send(client)
    local data, peer = check.ok(server:recvfrom(100, 5))
    check.eq(server:sendto(data:upper(), peer), #data)
    check.eq(client:recvfrom(100, 5), data:upper())
end

for _, address in ipairs { '127.0.0.1', '::1' } do
    local server = check.ok(socket.listen_udp(address, 0))
    local port = server:getsockname().port
    answered(server, check.ok(socket.listen_udp(address, 0)), function(client)
        client:sendto('hello', address, port)
    end)
end

local server, client = socket.unix_dgram(), socket.unix_dgram()
local path = os.tmpname()
os.remove(path)
check.ok(server:bind(path))
check.ok(client:bind('\0' .. path))
answered(server, client, function() client:sendto('hello', path) end)
server:close()

local udp = socket.udp()
check.raises('number expected, got nil', udp.sendto, udp, 'x', {})
check.raises('not a valid IPv4 address', udp.sendto, udp, 'x', { ipaddr = 'nowhere', port = 1 })
