-- SPDX-License-Identifier: MIT
-- Once the time of an eco.timeout around it is over, nothing more is sent.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local socket = require 'eco.socket'

local server = dns_server.start(function() end)
local opts = { nameservers = { server.entry, server.entry, server.entry }, attempts = 100 }
for call, count in pairs { [dns.query] = 1, [dns.resolve] = 2 } do
    local before = #server.queries
    check.fails('timeout', eco.timeout(0.05, call, 'a.example.', opts))
    eco.sleep(0.05)
    check.eq(#server.queries - before, count)
end
local before = #server.queries
check.fails('timeout', eco.timeout(0.05, socket.connect_tcp, 'a.example.', 80, opts))
eco.sleep(0.05)
check.eq(#server.queries - before, 2)
server:close()
