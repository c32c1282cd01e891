-- SPDX-License-Identifier: MIT
-- A name server with an IPv6 address only.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local net = require 'net'

if not net.has_ipv6() then
    check.skip 'no IPv6 here'
end
local server = dns_server.start(function(query)
    return query:answer { dns_server.record(nil, 1, '\1\2\3\4') }
end, '::1')
local opts = { nameservers = { server.entry } }
check.eq(check.ok(dns.query('a.example.', opts))[1].address, '1.2.3.4')
opts.nameservers = { { '::1%lo', server.port } }
check.eq(check.ok(dns.query('a.example.', opts))[1].address, '1.2.3.4')
server:close()
opts.nameservers = { server.entry }
check.fails(('recv from "[::1]:%d" fail: Connection refused'):format(server.port),
    dns.query('a.example.', opts))
