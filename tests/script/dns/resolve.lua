-- SPDX-License-Identifier: MIT
-- Both families at a time, those with a route first; one may fail. Names of addresses.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local net = require 'net'
local time = require 'eco.time'

local six = '\32\1\13\184' .. ('\0'):rep(11) .. '\1'
local one = ('\0'):rep(15) .. '\1'
local server = dns_server.start(function(query)
    local kind = query.name:match '^%w+'
    if query.type == dns.TYPE_PTR then
        return query:answer { dns_server.record(nil, 12, dns_server.name(query.name .. '.x')) }
    elseif kind == 'bad' then
        return query:answer({}, { rcode = 3 })
    elseif kind == 'silent' then
        return query.type == 1 and query:answer({}, { rcode = 3 }) or nil
    elseif kind == 'six' and query.type == 1 or kind == 'four' and query.type == 28 then
        return query:answer({}, { rcode = 2 })
    elseif query.type == 1 then
        return query:answer { dns_server.record(nil, 1, '\127\0\0\2') }
    end
    return query:answer {
        dns_server.record(nil, 5, dns_server.name 'z.example'),
        dns_server.record(nil, 28, kind == 'both' and one or six),
    }
end)
local function resolve(name, ipv6)
    return dns.resolve(name, { nameservers = { server.entry }, ipv6 = ipv6 })
end
if net.has_ipv6() then
    check.same(resolve 'both.example.', { '::1', '127.0.0.2' })
end
check.same(resolve 'four.example.', { '127.0.0.2' })
check.same(resolve 'six.example.', { '2001:db8::1' })
check.same(resolve('both.example.', false), { '127.0.0.2' })
check.same(resolve('both.example.', true), { '::1' })
check.fails('name error', resolve 'bad.example.')
check.fails('server failure', resolve('six.example.', false))

-- That a name does not exist holds for both families: the other answer is not waited for.
local socket = require 'eco.socket'
local started = time.monotonic()
check.fails('name error', resolve 'silent.example.')
check.fails('resolve "silent.example." fail: name error',
    socket.connect_tcp('silent.example.', 1, { nameservers = { server.entry } }))
check.ok(time.monotonic() - started < 4)

local opts = { nameservers = { server.entry } }
check.same(dns.reverse('192.0.2.77', opts), { '77.2.0.192.in-addr.arpa.x' })
check.same(dns.reverse('2001:db8::1', opts),
    { '1.' .. ('0.'):rep(23) .. '8.b.d.0.1.0.0.2.ip6.arpa.x' })
server:close()
