-- SPDX-License-Identifier: MIT
-- 200 questions at a time; afterwards no descriptor is left. Ids and ports are not to be guessed.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local server = dns_server.start(function(query)
    eco.sleep(0.01)
    local number = tonumber(query.name:match '%d+')
    return query:answer { dns_server.record(nil, 1, '\10\0\0' .. string.char(number)) }
end)
local opts = { nameservers = { server.entry } }
check.ok(dns.query('h1.example.', opts))
local before = check.fd_count()
local group = eco.group()
for i = 1, 200 do
    group:run(function()
        local records = check.ok(dns.query(('h%d.example.'):format(i), opts))
        check.eq(records[1].address, '10.0.0.' .. i)
    end)
end
check.ok(group:wait())
check.eq(check.fd_count(), before)

local ids, ports, steps = {}, {}, 0
local different_ids, different_ports = 0, 0
for i, query in ipairs(server.queries) do
    different_ids = different_ids + (ids[query.id] and 0 or 1)
    different_ports = different_ports + (ports[query.peer.port] and 0 or 1)
    ids[query.id], ports[query.peer.port] = true, true
    local last = server.queries[i - 1]
    steps = steps + (last and query.id == (last.id + 1) % 65536 and 1 or 0)
end
-- 200 of 65536: two or three may meet.
check.ok(different_ids > 190)
check.ok(different_ports > 150)
check.ok(steps < 5)
server:close()
