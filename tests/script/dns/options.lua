-- SPDX-License-Identifier: MIT
-- Options: recursion, EDNS and servers that know none, marks and devices; wrong ones raise.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local server = dns_server.start(function(query)
    if query.name == 'old.example' and query.additional > 0 then
        return query:answer({}, { rcode = 1, question = '', questions = 0 })
    end
    return query:answer({}, query.additional > 0
        and { additional = 1, tail = '\0\0\41\4\208\0\0\0\0\0\0' } or nil)
end)
local function ask(opts, name)
    opts.nameservers = { server.entry }
    check.same(check.ok(dns.query(name or 'a.example.', opts)), {})
    return server.queries[#server.queries]
end
local query = ask {}
check.eq(query.flags, 0x0100)
check.eq(query.rest, '')
check.eq(ask({ no_recurse = true }).flags, 0)
check.eq(ask({ ipv6 = true }).type, dns.TYPE_AAAA)
check.eq(ask({ type = 65535 }).type, 65535)
query = ask { edns = true }
check.eq(query.additional, 1)
check.eq(query.rest, '\0\0\41\4\208\0\0\0\0\0\0')
check.eq(ask({ edns = 4096 }).rest:sub(4, 5), '\16\0')
check.eq(ask({ edns = true }, 'old.example.').additional, 0)

local before = check.fd_count()
check.fails("failed to set socket option 'device': No such device",
    dns.query('a.example.', { nameservers = { server.entry }, device = 'eco-none' }))
check.eq(check.fd_count(), before)

local function wrong(text, ...)
    check.raises(text, dns.query, ...)
end
wrong("bad argument #1 to 'query' (string expected, got nil)")
wrong("bad argument #2 to 'query' (table expected, got number)", 'a', 1)
for key, value in pairs { type = 'A', no_recurse = 1, nameservers = '1.1.1.1', mark = 'x',
    device = 1, timeout = '1', attempts = true, ipv6 = 1, tcp = 1, edns = 'x' } do
    wrong("option '" .. key .. "': ", 'a.example', { [key] = value })
end
wrong("option 'type': value out of range", 'a', { type = 65536 })
wrong("option 'edns': ", 'a', { edns = 100 })
wrong("option 'mark': value out of range", 'a', { mark = 1.5 })
wrong("option 'attempts': value out of range", 'a', { attempts = 0 })
wrong('ifname too long', 'a', { device = ('x'):rep(16) })
for _, entry in ipairs { 'ns.example', '1.2.3', { '1.2.3.4', 'x' }, { '1.2.3.4', 0 },
    { '1.2.3.4', 65536 }, {}, 5 } do
    wrong('invalid nameservers', 'a', { nameservers = { '127.0.0.1', entry } })
end
wrong('invalid nameservers', 'a', { nameservers = {} })
local where = check.raises('invalid nameservers', function()
    local result = dns.query('1.2.3.4', { nameservers = { true } })
    return result
end)
check.ok(where:find 'options.lua:%d+: bad argument', where)
where = check.raises("option 'edns'", function()
    local result = dns.query('1.2.3.4', { edns = 1 })
    return result
end)
check.ok(where:find 'options.lua:%d+: bad argument', where)
server:close()
