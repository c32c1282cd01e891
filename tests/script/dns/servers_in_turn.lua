-- SPDX-License-Identifier: MIT
-- A server that is dead, silent, failing or refusing is followed by the next; each is asked again
-- unless it has answered. What a server says counts more than that another said nothing.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local function answering(more)
    return dns_server.start(function(query)
        local records = more.rcode and {} or { dns_server.record(nil, 1, '\1\2\3\4') }
        return query:answer(records, more)
    end)
end
local good = answering {}
local gone = answering {}
gone:close()
local closed = gone.entry
local silent = dns_server.start(function() end)

local function ask(entries, opts)
    opts = opts or {}
    opts.nameservers = entries
    return dns.query('a.example.', opts)
end
check.eq(check.ok(ask { closed, good.entry })[1].address, '1.2.3.4')
check.eq(check.ok(ask({ silent.entry, good.entry }, { timeout = 0.4 }))[1].address, '1.2.3.4')
check.eq(#silent.queries, 1)

local texts = {
    'format error', 'server failure', [4] = 'not implemented', [5] = 'refused',
    [9] = 'unknown error code: 9',
}
for rcode, text in pairs(texts) do
    local bad = answering { rcode = rcode }
    check.fails(text, ask { bad.entry })
    check.eq(#bad.queries, 1, 'a server that has answered')
    check.eq(check.ok(ask { bad.entry, good.entry })[1].address, '1.2.3.4')
    check.fails(text, ask({ bad.entry, silent.entry }, { timeout = 0.1 }))
    bad:close()
end

local before = #silent.queries
local text = ('recv from "%s" fail: timeout'):format(silent.text)
check.fails(text, ask({ silent.entry }, { timeout = 0.2, attempts = 4 }))
check.eq(#silent.queries - before, 4)
check.fails(('recv from "127.0.0.1:%d" fail: Connection refused'):format(closed[2]), ask { closed })
for _, server in ipairs { good, silent } do
    server:close()
end
