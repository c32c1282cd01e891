# SPDX-License-Identifier: MIT
# A kernel without IPv6: a name server of that family is passed over.
. tests/lib/check.sh

script=$(lua family.lua <<'LUA'
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'

local server = dns_server.start(function(query)
    return query:answer { dns_server.record(nil, 1, '\1\2\3\4') }
end)
local opts = { nameservers = { '::1', server.entry } }
check.eq(check.ok(dns.query('a.example.', opts))[1].address, '1.2.3.4')
server:close()
LUA
)
# The server has two sockets already.
traced '-e trace=socket -e inject=socket:error=EAFNOSUPPORT:when=3' "$script"
is status "$status" 0
