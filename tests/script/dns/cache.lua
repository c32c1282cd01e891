-- SPDX-License-Identifier: MIT
-- With cache = true answers are kept as long as their TTL allows, those without records as long as
-- the zone says; failures are not kept.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local ttl, records, rcode = 100, 1, nil
local server = dns_server.start(function(query)
    local answers = {}
    for i = 1, records do
        answers[i] = dns_server.record(nil, 1, '\1\2\3' .. string.char(i), ttl * i)
    end
    local soa = '\0\0' .. string.pack('>I4I4I4I4I4', 1, 2, 3, 4, 50)
    return query:answer(answers, {
        rcode = rcode, authority = { dns_server.record('example', 6, soa, 60) },
    })
end)
local function ask(name, cache)
    local before = #server.queries
    local list, err = dns.query(name, { nameservers = { server.entry }, cache = cache })
    return list or err, #server.queries - before
end
local function asked(name, cache)
    return select(2, ask(name, cache))
end
check.eq(asked('a.example.'), 1)
check.eq(asked('a.example.'), 1, 'not unless told')
check.eq(asked('a.example.', true), 1)
check.eq(asked('A.Example.', true), 0)
check.eq(ask('a.example.', true)[1].ttl, 100)
-- Nobody's changes are seen by others, neither those of the first nor of a later one.
dns.flush()
for _ = 1, 3 do
    local found = ask('a.example.', true)
    check.eq(#found, 1)
    check.eq(found[1].address, '1.2.3.1')
    found[1].address = 'spoilt'
    found[2] = 'more'
end
dns.flush()
check.eq(asked('a.example.', true), 1)

ttl = 0
check.eq(asked('b.example.', true) + asked('b.example.', true), 2)
records = 0
check.eq(asked('c.example.', true) + asked('c.example.', true), 1)
rcode = 3
check.eq(asked('d.example.', true) + asked('d.example.', true), 2)

-- The shortest of several, and it ends.
ttl, records, rcode = 1, 2, nil
check.eq(asked('e.example.', true) + asked('e.example.', true), 1)
eco.sleep(1.01)
check.eq(asked('e.example.', true), 1)

-- It does not grow for ever.
ttl = 100
for i = 1, 300 do
    ask(('n%d.example.'):format(i), true)
end
check.eq(asked('n300.example.', true), 0)

-- The strings of a record are copied, too.
local texts = dns_server.start(function(query)
    return query:answer { dns_server.record(nil, 16, '\1a\1b') }
end)
for _ = 1, 3 do
    local record = check.ok(dns.query('t.example.',
        { nameservers = { texts.entry }, type = dns.TYPE_TXT, cache = true }))[1]
    check.same(record.txt, { 'a', 'b' })
    record.txt[1] = 'spoilt'
end
check.eq(#texts.queries, 1)
texts:close()
server:close()
