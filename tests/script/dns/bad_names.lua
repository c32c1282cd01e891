-- SPDX-License-Identifier: MIT
-- Labels of 1 to 63 bytes, 253 in all; one dot may be at the end. Nothing else is sent.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local server = dns_server.start(function(query) return query:answer {} end)
local opts = { nameservers = { server.entry } }
local label, long = ('a'):rep(63), ('a.'):rep(126) .. 'b'
check.eq(#long, 253)
for _, name in ipairs { label .. '.example.', long .. '.', 'a_b.example.', '.' } do
    check.same(check.ok(dns.query(name, opts)), {}, name)
    check.eq(server.queries[#server.queries].name, (name:gsub('%.$', '')))
end
local count = #server.queries
for _, name in ipairs { '', '..', 'a..b', '.a', 'a..', 'a' .. label .. '.example', long .. 'b',
    long .. '..', 'a\0b' } do
    local _, _, code = check.fails('bad name', dns.query(name, opts))
    check.eq(code, 'EINVAL')
end
check.eq(#server.queries, count)
server:close()
