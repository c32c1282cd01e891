-- SPDX-License-Identifier: MIT
-- Answers that are broken: names that point at themselves, forward or outside, data that is too
-- short or too long, counts that lie, bytes behind the end. Each is "malformed", at once.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local record, name = dns_server.record, dns_server.name
local answer
local server = dns_server.start(function(query) return answer(query) end)

-- The records begin at offset 27 of the answer: 12, then the name of 11 bytes and type and class.
local at = 12 + #name 'a.example' + 4
check.eq(at, 27)
local function pointer(to) return string.pack('>I2', 0xC000 + to) end

local cases = {
    ['points at itself'] = { record({ pointer(at) }, 1, '\1\2\3\4') },
    ['two that point at each other'] = {
        record({ '\1a' .. pointer(at + 4) .. '\1b' .. pointer(at) }, 1, '\1\2\3\4'),
    },
    ['points forward'] = { record({ pointer(at + 12) }, 5, name 'b.example') },
    ['points behind the end'] = { record({ pointer(4000) }, 1, '\1\2\3\4') },
    ['a label of an unknown kind'] = { record({ '\64abc\0' }, 1, '\1\2\3\4') },
    ['a label behind the end'] = { record(nil, 5, '\63abc') },
    ['half a pointer'] = { record(nil, 5, '\192') },
    ['a name without an end'] = { record(nil, 5, '\1a') },
    ['a name longer than its data'] = { '\192\12\0\5\0\1\0\0\0\9\0\2\1abc\0' },
    ['a name of 300 bytes'] = { record(nil, 5, ('\9aaaaaaaaa'):rep(30) .. '\0') },
    ['rdlength beyond the end'] = { '\192\12\0\1\0\1\0\0\0\9\0\5\1\2\3\4' },
    ['three bytes of address'] = { record(nil, 1, '\1\2\3') },
    ['five bytes of address'] = { record(nil, 1, '\1\2\3\4\5') },
    ['fifteen bytes of IPv6'] = { record(nil, 28, ('\1'):rep(15)) },
    ['text longer than its data'] = { record(nil, 16, '\9abc') },
    ['MX without a name'] = { record(nil, 15, '\0\1') },
    ['SRV without a port'] = { record(nil, 33, '\0\1\0\2') },
    ['SOA that ends early'] = { record(nil, 6, '\0\0' .. ('\0'):rep(19)) },
    ['a byte behind the end'] = { record(nil, 1, '\1\2\3\4') .. '\0' },
    ['half a record'] = { '\192\12\0\1' },
}
local opts = { nameservers = { server.entry } }
for what, records in pairs(cases) do
    function answer(query) return query:answer(records) end
    local count = #server.queries
    local result, err, code = dns.query('a.example.', opts)
    check.eq(result, nil, what)
    check.ok(err:find '^malformed ', what)
    check.eq(code, 'EBADMSG', what)
    check.eq(#server.queries, count + 1, what)
end

function answer(query) return query:answer({}, { answers = 65535 }) end
check.fails('malformed record', dns.query('a.example.', opts))
function answer(query) return query:answer({}, { answers = 0, additional = 1 }) end
check.fails('malformed record', dns.query('a.example.', opts))
server:close()
