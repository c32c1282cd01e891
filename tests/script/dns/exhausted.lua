-- SPDX-License-Identifier: MIT
-- Without a descriptor to ask with, that is the failure, and no other server is tried.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local net = require 'net'

local server = dns_server.start(function(query)
    return query:answer { dns_server.record(nil, 1, '\1\2\3\4') }
end)
local opts = { nameservers = { server.entry, server.entry } }
check.ok(dns.query('a.example.', opts))
local limit = net.limit_descriptors(net.next_fd())
local _, _, code = check.fails('Too many open files', dns.query('a.example.', opts))
check.eq(code, 'EMFILE')
check.fails('Too many open files', dns.resolve('a.example.', opts))
net.limit_descriptors(limit)
check.ok(dns.query('a.example.', opts))
check.eq(#server.queries, 2)
server:close()
