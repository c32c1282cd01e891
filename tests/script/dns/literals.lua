-- SPDX-License-Identifier: MIT
-- A literal is its own answer, whatever is asked; names of types; localhost needs nobody.
local check = require 'check'
local dns = require 'eco.dns'

local opts = { nameservers = { { '127.0.0.1', 1 } }, type = dns.TYPE_MX }
check.same(dns.query('192.0.2.1', opts), { { type = dns.TYPE_A, address = '192.0.2.1' } })
check.same(dns.query('2001:db8::1', opts), { { type = dns.TYPE_AAAA, address = '2001:db8::1' } })
check.same(dns.query('fe80::1%lo', opts), { { type = dns.TYPE_AAAA, address = 'fe80::1%lo' } })
check.same(dns.resolve('192.0.2.1', opts), { '192.0.2.1' })
check.same(dns.resolve('192.0.2.1', { ipv6 = true }), {})
check.same(dns.resolve('::1', { ipv6 = true }), { '::1' })
check.same(dns.query('a.b.localhost', { nameservers = opts.nameservers }),
    { { type = dns.TYPE_A, address = '127.0.0.1' } })

check.eq(dns.type_name(1), 'A')
check.eq(dns.type_name(28), 'AAAA')
check.eq(dns.type_name(99), 'SPF')
check.eq(dns.type_name(65280), 'unknown')
check.eq(dns.CLASS_IN, 1)
check.eq(dns.SECTION_AN * 100 + dns.SECTION_NS * 10 + dns.SECTION_AR, 123)
check.raises('not a valid IP address', dns.reverse, 'localhost')
