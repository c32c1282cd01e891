# SPDX-License-Identifier: MIT
# /etc/hosts and /etc/resolv.conf: search lists, ndots, comments, limits, rotation, and that a change
# is noticed. In a private /etc, with name servers on port 53 of a network of its own.
. tests/lib/programs.sh
in_own_network
cp -a /etc "$tmp/etc"
mount --bind "$tmp/etc" /etc || skip 'cannot mount'

script=$(lua files.lua <<'LUA'
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local net = require 'net'
local time = require 'eco.time'

local function write(name, text)
    local file = assert(io.open('/etc/' .. name .. '.new', 'w'))
    file:write(text)
    file:close()
    assert(os.rename('/etc/' .. name .. '.new', '/etc/' .. name))
end
local function record_for(query)
    return query:answer { dns_server.record(nil, 1, '\10\0\0\1') }
end
local exists = {}
local function answer(query)
    return exists[query.name] and record_for(query) or query:answer({}, { rcode = 3 })
end
local server = dns_server.start(answer, '127.0.0.1', 53)
local second = dns_server.start(answer, '127.0.0.2', 53)
-- The names that were asked for on the way.
local function asked(name, opts)
    for i = #server.queries, 1, -1 do server.queries[i] = nil end
    local records, err = dns.query(name, opts)
    local names = {}
    for i, query in ipairs(server.queries) do names[i] = query.name end
    return table.concat(names, ' '), records, err
end

-- hosts ------------------------------------------------------------------------------------------
write('resolv.conf', 'nameserver 127.0.0.1\n')
write('hosts', [[
# comment 10.9.9.9 nobody
127.0.0.1 localhost
10.0.0.1  First.Example first # 10.0.0.9 hidden
10.0.0.2	FIRST.example
10.0.0.2 first.example
fe80::1%lo first.example
not.an.address broken
10.0.0.3]])
local function addresses(name, opts)
    local list = {}
    for i, record in ipairs(check.ok(dns.query(name, opts))) do
        list[i] = record.address
        check.eq(record.name, nil)
    end
    return list
end
check.same(addresses 'first.EXAMPLE', { '10.0.0.1', '10.0.0.2' })
check.same(addresses 'first.example.', { '10.0.0.1', '10.0.0.2' })
check.same(addresses('first.example', { type = dns.TYPE_AAAA }), { 'fe80::1%lo' })
check.same(addresses 'first', { '10.0.0.1' })
check.same(addresses('first', { ipv6 = true }), {})
check.eq(#server.queries, 0)
for _, name in ipairs { 'nobody', 'hidden', 'broken' } do
    check.eq(asked(name), name)
end
check.eq(asked('first', { type = dns.TYPE_TXT }), 'first', 'not in the file')
check.same(check.ok(dns.reverse '10.0.0.2'), { 'FIRST.example', 'first.example' })
check.same(check.ok(dns.resolve('first', { ipv6 = false })), { '10.0.0.1' })

-- A file that blocks many names: an address with more of them than a call may return.
local blocked = {}
for i = 1, 20000 do blocked[i] = ('10.0.0.8 n%d # %d'):format(i, i) end
table.insert(blocked, '10.0.0.9 n1')
write('hosts', table.concat(blocked, '\n'))
check.same(addresses 'n1', { '10.0.0.8', '10.0.0.9' })
check.same(addresses 'n2', { '10.0.0.8' })
check.eq(#check.ok(dns.reverse '10.0.0.8'), 20000)
write('hosts', '10.0.0.7 first\n')
check.same(addresses 'first', { '10.0.0.7' })
os.remove '/etc/hosts'
check.eq(asked 'first', 'first')
check.same(addresses 'localhost', { '127.0.0.1' })
check.same(addresses('x.localhost', { ipv6 = true }), { '::1' })

-- search -----------------------------------------------------------------------------------------
write('resolv.conf', [[
; comment
# comment
domain ignored.example
nameserver 127.0.0.1 # here
nameserver not.an.address
search one.example two.example. ; both
sortlist 10.0.0.0
]])
check.eq(asked 'a', 'a.one.example a.two.example a')
check.eq(asked 'a.b', 'a.b a.b.one.example a.b.two.example')
check.eq(asked 'a.b.', 'a.b')
exists['a.two.example'] = true
local names, records, err = asked 'a'
check.eq(names, 'a.one.example a.two.example')
check.eq(records[1].name, 'a.two.example')
check.eq(select(3, asked('x')), 'name error')

write('resolv.conf', 'nameserver 127.0.0.1\nsearch one.example two.example\noptions debug ndots:2\n')
check.eq(asked 'a.b', 'a.b.one.example a.b.two.example a.b')
check.eq(asked 'a.b.c', 'a.b.c a.b.c.one.example a.b.c.two.example')
local long = ('a.'):rep(124) .. 'abc' -- with a domain it is too long
check.eq(#long, 251)
names, records, err = asked(long)
check.eq(names, long)
check.eq(err, 'name error')

write('resolv.conf', 'nameserver 127.0.0.1\nsearch\n')
check.eq(asked 'a', 'a', 'a bare search line')
write('resolv.conf', 'domain one.example\nnameserver 127.0.0.1')
check.eq(asked 'a', 'a.one.example a')
write('resolv.conf', 'search\r\n')
check.eq(asked 'a', 'a', '127.0.0.1 unless told otherwise')
os.remove '/etc/resolv.conf'
check.eq(asked 'a', 'a')

-- servers ----------------------------------------------------------------------------------------
if net.has_ipv6() then
    local six = dns_server.start(record_for, '::1', 53)
    write('resolv.conf', 'nameserver ::1\n')
    check.ok(dns.query 'x.example')
    write('resolv.conf', 'nameserver ::1%lo\n')
    check.ok(dns.query 'x.example')
    write('resolv.conf', 'nameserver fe80::1%eco-none\nnameserver ::1\n')
    check.ok(dns.query 'x.example')
    check.eq(#six.queries, 3)
    write('resolv.conf', 'nameserver fe80::1%eco-none\n')
    check.fails('connect to "[fe80::1%eco-none]:53" fail: No such device', dns.query 'x.example')
    write('hosts', 'fe80::1%eco-none zoned\n')
    check.same(check.ok(dns.resolve 'zoned'), { 'fe80::1%eco-none' })
    check.fails('No such device', require 'eco.socket'.connect_tcp('zoned', 1))
    check.fails('No such device', require 'eco.net'.ping6 'zoned')
    six:close()
end
write('resolv.conf', 'options rotate\nnameserver 127.0.0.1\nnameserver 127.0.0.2\n')
exists['r.example'] = true
local first, other = #server.queries, #second.queries
for _ = 1, 10 do
    check.ok(dns.query 'r.example')
end
check.eq(#server.queries - first, 5)
check.eq(#second.queries - other, 5)

local silent = dns_server.start(function() end, '127.0.0.3', 53)
write('resolv.conf', 'nameserver 127.0.0.3\noptions timeout:1 attempts:1\n')
local before = time.monotonic()
check.fails('recv from "127.0.0.3:53" fail: timeout', dns.query 'r.example')
local took = time.monotonic() - before
check.ok(took >= 0.99 and took < 4)
check.eq(#silent.queries, 1)

write('resolv.conf', 'nameserver 127.0.0.1\noptions use-vc edns0\n')
local by_tcp = server.by_tcp
check.ok(dns.query 'r.example')
check.eq(server.by_tcp, by_tcp + 1)
check.eq(server.queries[#server.queries].additional, 1)

-- No descriptor is left to read it: what is known stays, until there is one.
local other_records = check.ok(dns.query 'r.example')
write('resolv.conf', 'nameserver 127.0.0.2\n')
local limit = net.limit_descriptors(net.next_fd())
local _, code
_, err, code = dns.query 'r.example'
net.limit_descriptors(limit)
check.eq(err .. code, 'Too many open filesEMFILE')
other = #second.queries
check.same(check.ok(dns.query 'r.example'), other_records)
check.eq(#second.queries, other + 1)

-- The same size and inode, another time.
local function set(address)
    local file = assert(io.open('/etc/resolv.conf', 'r+'))
    file:write('nameserver ' .. address .. '\n')
    file:close()
end
write('resolv.conf', 'nameserver 127.0.0.1\n')
check.ok(dns.query 'r.example')
first, other = #server.queries, #second.queries
eco.sleep(0.02) -- the clock of files goes in steps
set '127.0.0.2'
check.ok(dns.query 'r.example')
check.eq(#server.queries, first)
check.eq(#second.queries, other + 1)
os.exit(0) -- the servers would go on
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run "$ECO" "$script"
is stderr "$err" ''
is status "$status" 0
