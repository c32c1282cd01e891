-- SPDX-License-Identifier: MIT
-- That there is no such name is the last word: no second server is asked.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local first = dns_server.start(function(query) return query:answer({}, { rcode = 3 }) end)
local second = dns_server.start(function(query)
    return query:answer { dns_server.record(nil, 1, '\1\2\3\4') }
end)
local _, _, code = check.fails('name error',
    dns.query('none.example.', { nameservers = { first.entry, second.entry } }))
check.eq(code, 'NXDOMAIN')
check.eq(#first.queries, 1)
check.eq(#second.queries, 0)
first:close()
second:close()
