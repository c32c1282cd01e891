-- SPDX-License-Identifier: MIT
-- Every type of record becomes a table with the fields of its type, names compressed or not.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local name, record = dns_server.name, dns_server.record
local here = '\192\12' -- a pointer to the name in the question

local expected = {
    [dns.TYPE_A] = { '\192\0\2\1', { address = '192.0.2.1' } },
    [dns.TYPE_AAAA] = {
        '\32\1\13\184' .. ('\0'):rep(11) .. '\1', { address = '2001:db8::1' },
    },
    [dns.TYPE_NS] = { '\2ns' .. here, { nsdname = 'ns.t.example' } },
    [dns.TYPE_CNAME] = { name 'Other.Example', { cname = 'Other.Example' } },
    [dns.TYPE_PTR] = { here, { ptrdname = 't.example' } },
    [dns.TYPE_MX] = {
        '\0\10\4mail' .. here, { preference = 10, exchange = 'mail.t.example' },
    },
    [dns.TYPE_TXT] = { '\5hello', { txt = 'hello' } },
    [dns.TYPE_SPF] = { '\2v=\4spf1\0', { spf = { 'v=', 'spf1', '' } } },
    [dns.TYPE_SRV] = {
        '\0\1\0\2\1\187' .. name 'srv.example',
        { priority = 1, weight = 2, port = 443, target = 'srv.example' },
    },
    [dns.TYPE_SOA] = {
        '\2ns' .. here .. '\4root' .. here
            .. string.pack('>I4I4I4I4I4', 4294967295, 7200, 3600, 1209600, 300),
        {
            mname = 'ns.t.example', rname = 'root.t.example', serial = 4294967295,
            refresh = 7200, retry = 3600, expire = 1209600, minimum = 300,
        },
    },
    [dns.TYPE_CAA] = { '\0\5issueca\0', { rdata = '\0\5issueca\0' } },
    [65280] = { '', { rdata = '' } },
}

local server = dns_server.start(function(query)
    return query:answer { record(nil, query.type, expected[query.type][1], 3600) }
end)
for type, case in pairs(expected) do
    local want = case[2]
    want.name, want.type, want.class, want.ttl = 't.example', type, dns.CLASS_IN, 3600
    want.section = dns.SECTION_AN
    local got = check.ok(dns.query('t.example.', { type = type, nameservers = { server.entry } }))
    check.same(got, { want }, dns.type_name(type))
end
server:close()
