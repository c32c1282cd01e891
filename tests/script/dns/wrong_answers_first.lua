-- SPDX-License-Identifier: MIT
-- What is not the answer is passed over: wrong id, wrong question, a query, a stranger's port. Then
-- the right one is taken, whatever the case of its name.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local socket = require 'eco.socket'

local right = { dns_server.record(nil, 1, '\1\1\1\1') }
local wrong = { dns_server.record(nil, 1, '\6\6\6\6') }
local stranger = check.ok(socket.listen_udp('127.0.0.1', 0))

local server = dns_server.start(function(query)
    stranger:sendto(query:answer(wrong), query.peer)
    local other_name = query.question:gsub('right', 'wrong')
    local other_type = query.question:sub(1, -4) .. '\28\0\1'
    return {
        query:answer(wrong, { id = (query.id + 1) % 65536 }),
        query:answer(wrong, { question = other_name }),
        query:answer(wrong, { question = other_type }),
        query:answer(wrong, { question = '', questions = 0 }),
        query:answer(wrong, { flags = 0x0100 }),
        '',
        'short',
        query:answer(right, { question = query.question:gsub('right', 'RiGhT') }),
        query:answer(wrong),
    }
end)
local records = check.ok(dns.query('right.example.', { nameservers = { server.entry } }))
check.eq(#records, 1)
check.eq(records[1].address, '1.1.1.1')
check.eq(#server.queries, 1)
server:close()
