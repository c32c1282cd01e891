-- SPDX-License-Identifier: MIT
-- tcp = true asks by TCP only; a server that hangs up, lies about the size or the question fails.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local answer
local server = dns_server.start(function(query) return answer(query) end)
local opts = { nameservers = { server.entry }, tcp = true, timeout = 0.4 }
local before = check.fd_count()
function answer(query)
    check.ok(query.tcp)
    return query:answer { dns_server.record(nil, 1, '\1\2\3\4') }
end
check.eq(check.ok(dns.query('a.example.', opts))[1].address, '1.2.3.4')

local from = ('recv from "%s" fail: '):format(server.text)
function answer() end
check.fails(from .. 'closed', dns.query('a.example.', opts))
function answer(query) query.client:send '\0' end
check.fails(from .. 'closed', dns.query('a.example.', opts))
function answer(query) query.client:send '\4\0short' end
check.fails(from .. 'closed', dns.query('a.example.', opts))
function answer(query) query.client:send '\0\0' end
check.fails('malformed answer', dns.query('a.example.', opts))
function answer(query) return query:answer({}, { id = (query.id + 1) % 65536 }) end
check.fails('malformed answer', dns.query('a.example.', opts))
function answer(query) query.client:send '\4\0' eco.sleep(1) end
check.fails(from .. 'timeout', dns.query('a.example.', opts))
server:close()
local _, _, code = check.fails(('connect to "%s" fail: Connection refused'):format(server.text),
    dns.query('a.example.', opts))
check.eq(code, 'ECONNREFUSED')
eco.sleep(0.01)
check.ok(check.fd_count() <= before)
