-- SPDX-License-Identifier: MIT
-- Wrong answers do not make the wait longer.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local time = require 'eco.time'

local server
server = dns_server.start(function(query)
    for _ = 1, 1000 do
        if server.udp:closed() then return end
        server.udp:sendto(query:answer({}, { id = (query.id + 1) % 65536 }), query.peer)
        eco.sleep(0.02)
    end
end)
local before = time.monotonic()
local text = ('recv from "%s" fail: timeout'):format(server.text)
local _, _, code = check.fails(text,
    dns.query('a.example.', { nameservers = { server.entry }, timeout = 0.2 }))
check.eq(code, 'ETIMEDOUT')
local took = time.monotonic() - before
check.ok(took >= 0.19 and took < 5)
check.eq(#server.queries, 2, 'attempts')
server:close()
