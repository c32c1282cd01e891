-- SPDX-License-Identifier: MIT
-- cancel, eco.timeout and the total timeout end a query; no descriptor is left.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local net = require 'net'
local time = require 'eco.time'

local silent = dns_server.start(function(query)
    if query.tcp then
        query.client:read 'a' -- until the resolver has gone
        return nil
    end
    return query:answer({}, { flags = 0x8380 })
end)
local nowhere = dns_server.start(function() end)
local before = check.fd_count()
for _, server in ipairs { silent, nowhere } do
    local opts = { nameservers = { server.entry } }
    local task = eco.run(dns.query, 'a.example.', opts)
    eco.sleep(0.02)
    eco.cancel(task)
    check.fails('canceled', net.result(task))
    check.fails('timeout', eco.timeout(0.05, dns.query, 'a.example.', opts))

    task = eco.run(dns.resolve, 'a.example.', opts)
    eco.sleep(0.02)
    eco.cancel(task)
    check.fails('canceled', net.result(task))
end
local started = time.monotonic()
check.ok(not dns.query('a.example.', { nameservers = { nowhere.entry }, timeout = 0.1 }))
check.ok(time.monotonic() - started < 3)
check.raises('attempt to yield', table.sort, { 1, 2 }, function()
    return dns.query('a.example.', { nameservers = { nowhere.entry } })
end)
eco.sleep(0.01)
silent:close()
nowhere:close()
eco.sleep(0.01)
collectgarbage()
check.ok(check.fd_count() <= before)
check.eq(eco.count(), 1)
