# SPDX-License-Identifier: MIT
# dnsmasq answers: every type it knows, aliases, long answers by TCP and by EDNS, names it has not;
# and connecting by a name that it has.
. tests/lib/programs.sh
in_own_network
needs dnsmasq
printf 'nameserver 127.0.0.1\noptions attempts:3\n' >"$tmp/resolv.conf"
mount --bind "$tmp/resolv.conf" /etc/resolv.conf || skip 'cannot mount'

long=$(head -c 200 /dev/zero | tr '\0' x)
start dnsmasq dnsmasq --keep-in-foreground --no-resolv --no-hosts --user=root --pid-file= \
    --conf-file=/dev/null --listen-address=127.0.0.1 --bind-interfaces --log-facility=- --log-queries \
    --host-record=both.test,127.0.0.1,::1 --host-record=four.test,127.0.0.1 --auth-ttl=77 --local-ttl=77 \
    --cname=alias.test,four.test --mx-host=mail.test,mx.test,20 --txt-record=text.test,one,two \
    --srv-host=_http._tcp.test,web.test,8080,1,2 --ptr-record=5.2.0.192.in-addr.arpa,five.test \
    --txt-record=long.test,"$long","$long","$long","$long" --local=/test/ --caa-record=caa.test,0,issue,ca.test
until_true grep -q started "$tmp/dnsmasq.err" "$tmp/dnsmasq.out"

script=$(lua ask.lua <<'LUA'
local check = require 'check'
local dns = require 'eco.dns'
local socket = require 'eco.socket'

local function ask(name, type)
    return check.ok(dns.query(name, { type = type and dns['TYPE_' .. type] }))
end
check.same(ask 'four.test',
    { { name = 'four.test', type = 1, class = 1, ttl = 77, section = 1, address = '127.0.0.1' } })
check.eq(ask('both.test', 'AAAA')[1].address, '::1')
check.same(ask('four.test', 'AAAA'), {})
local alias = ask 'alias.test'
check.eq(alias[1].cname, 'four.test')
check.eq(alias[2].address, '127.0.0.1')
local mail = ask('mail.test', 'MX')[1]
check.eq(mail.exchange .. mail.preference, 'mx.test20')
check.same(ask('text.test', 'TXT')[1].txt, { 'one', 'two' })
local web = ask('_http._tcp.test', 'SRV')[1]
check.same({ web.target, web.port, web.priority, web.weight }, { 'web.test', 8080, 1, 2 })
check.eq(ask('5.2.0.192.in-addr.arpa', 'PTR')[1].ptrdname, 'five.test')
check.eq(ask('caa.test', 'CAA')[1].rdata, '\0\5issueca.test')
check.same(check.ok(dns.reverse '192.0.2.5'), { 'five.test' })
check.same(check.ok(dns.resolve('both.test', { ipv6 = false })), { '127.0.0.1' })
check.fails('name error', dns.query 'none.test')
for _, tcp in ipairs { false, true } do
    check.ok(dns.query('four.test', { device = 'lo', mark = 7, tcp = tcp }))
end

local long = ('x'):rep(200)
for _, opts in ipairs { {}, { edns = true }, { tcp = true } } do
    opts.type = dns.TYPE_TXT
    check.same(check.ok(dns.query('long.test', opts))[1].txt, { long, long, long, long })
end
check.eq(select(3, dns.query 'elsewhere.example'), 'REFUSED')

local server = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = server:getsockname().port
for _, name in ipairs { 'four.test', 'both.test', 'alias.test', 'FOUR.test.' } do
    local sock = check.ok(socket.connect_tcp(name, port))
    check.eq(sock:getpeername().ipaddr, '127.0.0.1')
    sock:close()
end
check.fails('resolve "none.test" fail: name error', socket.connect_tcp('none.test', port))
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run "$ECO" "$script"
is stderr "$err" ''
is status "$status" 0
