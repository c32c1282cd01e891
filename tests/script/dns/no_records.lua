-- SPDX-License-Identifier: MIT
-- A name without records of the type gives an empty array; a chain of aliases comes as it is.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local server = dns_server.start(function(query)
    if query.type == dns.TYPE_AAAA then
        local soa = dns_server.name 'ns.example' .. dns_server.name 'root.example'
            .. string.pack('>I4I4I4I4I4', 1, 2, 3, 4, 5)
        return query:answer({}, { authority = { dns_server.record('example', 6, soa) } })
    end
    return query:answer {
        dns_server.record(nil, dns.TYPE_CNAME, dns_server.name 'b.example'),
        dns_server.record('b.example', dns.TYPE_A, '\1\2\3\4'),
    }
end)
local opts = { nameservers = { server.entry } }
check.same(check.ok(dns.query('a.example.', { ipv6 = true, nameservers = opts.nameservers })), {})
local records = check.ok(dns.query('a.example.', opts))
check.eq(records[1].cname, 'b.example')
check.eq(records[2].name, 'b.example')
check.eq(records[2].address, '1.2.3.4')
check.eq(#records, 2)
server:close()
