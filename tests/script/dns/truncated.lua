-- SPDX-License-Identifier: MIT
-- An answer that was cut is asked for by TCP, where it may come byte by byte.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local split
local text = ('x'):rep(255)
local server
server = dns_server.start(function(query)
    if not query.tcp then
        -- Cut in the middle of a record.
        return query:answer({ '\192\12\0\16' }, { flags = 0x8380, answers = 3 })
    end
    local record = dns_server.record(nil, dns.TYPE_TXT, string.pack('s1', text))
    local message = string.pack('>s2', query:answer { record, record, record })
    query.client:send(message:sub(1, split))
    eco.sleep(0.001)
    query.client:send(message:sub(split + 1))
end)
local function ask(name)
    local records = check.ok(dns.query(name, {
        type = dns.TYPE_TXT, nameservers = { server.entry },
    }))
    check.eq(#records, 3)
    check.eq(records[3].txt, text)
end
local size = 2 + 12 + #dns_server.name 'a.example' + 4 + 3 * (12 + 256)
for i = 1, size - 1, check.is_instrumented() and 37 or 1 do
    split = i
    ask 'a.example.'
end
check.eq(#server.queries, 2 * server.by_tcp)
server:close()
