-- SPDX-License-Identifier: MIT
-- connect_tcp and connect_udp by name, with the name servers and the family of the options.
local check = require 'check'
local dns_server = require 'dns_server'
local net = require 'net'
local socket = require 'eco.socket'

local six = ('\0'):rep(15) .. '\1'
local server = dns_server.start(function(query)
    if query.name:find 'none' then
        return query:answer({}, { rcode = 3 })
    elseif query.name:find 'silent' then
        return nil
    end
    local address = query.type == 1 and '\127\0\0\1' or six
    return query:answer { dns_server.record(nil, query.type, address, 0) }
end)
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local function connect(name, options)
    options = options or {}
    options.nameservers = { server.entry }
    return socket.connect_tcp(name, port, options)
end
local sock = check.ok(connect 'four.example.')
check.eq(sock:getpeername().ipaddr, '127.0.0.1') -- nobody listens on ::1
sock:close()

local before = #server.queries
check.ok(connect('four.example.', { ipv6 = false })):close()
check.eq(#server.queries, before + 1)
check.eq(server.queries[before + 1].type, 1)
if net.has_ipv6() then
    check.fails('Connection refused', connect('four.example.', { ipv6 = true }))
    check.eq(server.queries[before + 2].type, 28)
end
local _, _, code = check.fails('resolve "none.example." fail: name error', connect 'none.example.')
check.eq(code, 'NXDOMAIN')
check.fails('timeout', connect('silent.example.', { timeout = 0.1 }))

-- A literal has no use for them.
check.ok(connect '127.0.0.1'):close()

local udp = check.ok(socket.listen_udp('127.0.0.1', 0))
sock = check.ok(socket.connect_udp('u.example.', udp:getsockname().port,
    { nameservers = { server.entry }, ipv6 = false }))
check.eq(sock:getpeername().port, udp:getsockname().port)

for _, wrong in ipairs { 'x', { 'x' }, {}, 5 } do
    check.raises("bad argument #3 to 'connect_tcp' (invalid nameservers)", function()
        return (socket.connect_tcp('a.example', 1, { nameservers = wrong }))
    end)
end

-- What runs beside the caller's task has ended.
eco.sleep(0.02)
sock:close()
udp:close()
listener:close()
server:close()
eco.sleep(0.02)
check.eq(eco.count(), 1)
