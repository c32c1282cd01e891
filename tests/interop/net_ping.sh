# SPDX-License-Identifier: MIT
# eco.net with and without a privilege: loopback, two at a time, hosts that say nothing, routers that
# say no, options that fail; what is open stays flat.
. tests/lib/programs.sh
in_own_network
needs unshare nsenter
[ -e /proc/net/if_inet6 ] || skip 'no IPv6 here'
export LUA_PATH="tests/lib/?.lua;;"

script=$(lua loopback.lua <<'LUA'
local check = require 'check'
local net = require 'eco.net'
local dns_server = require 'dns_server'
local time = require 'eco.time'

local function is_time(took, err)
    check.eq(type(took), 'number', err)
    check.ok(took > 0 and took < 5)
end
is_time(net.ping '127.0.0.1')
is_time(net.ping '127.0.0.2')
is_time(net.ping 'localhost')
is_time(net.ping6 '::1')
is_time(net.ping('127.0.0.1', { data = ('x'):rep(1400), ttl = 1 }))
is_time(net.ping6('::1', { data = ('x'):rep(1401), ttl = 1 }))
is_time(net.ping('127.0.0.1', { data = '' }))
is_time(net.ping('127.0.0.1', { device = 'lo', mark = 5 }))

local server = dns_server.start(function(query)
    if query.name:find 'none' then return query:answer({}, { rcode = 3 }) end
    if query.name:find 'silent' then return nil end
    local address = query.type == 1 and '\127\0\0\3' or ('\0'):rep(15) .. '\1'
    return query:answer { dns_server.record(nil, query.type, address) }
end)
local opts = { nameservers = { server.entry } }
is_time(net.ping('a.test.', opts))
is_time(net.ping6('a.test.', opts))
local _, _, code = check.fails('resolve "none.test." fail: name error', net.ping('none.test.', opts))
check.eq(code, 'NXDOMAIN')
check.fails('resolve "a..b" fail: bad name', net.ping('a..b', opts))
check.fails('resolve "::1" fail: no address', net.ping('::1', opts))
check.fails(('resolve "silent.test." fail: recv from "%s" fail: timeout'):format(server.text),
    net.ping('silent.test.', { nameservers = { server.entry }, timeout = 0.1 }))
server:close()

_, _, code = check.fails("failed to set socket option 'device': No such device",
    net.ping('127.0.0.1', { device = 'eco-none' }))
check.eq(code, 'ENODEV')
check.fails('Network is unreachable', net.ping '198.51.100.1')
check.fails('Message too long', net.ping('127.0.0.1', { data = ('x'):rep(70000) }))
check.raises("option 'ttl': value out of range", net.ping, '127.0.0.1', { ttl = 300 })

local stats = check.ok(net.ping('127.0.0.1', { count = 5, interval = 0.01 }))
check.same({ stats.sent, stats.received, stats.loss, stats.address, #stats.times },
    { 5, 5, 0, '127.0.0.1', 5 })
-- 0 is no limit, as everywhere.
is_time(net.ping('127.0.0.1', { timeout = 0 }))
check.eq(net.ping('127.0.0.1', { count = 2, interval = 0, timeout = 0 }).received, 2)
check.eq(net.traceroute('127.0.0.1', { timeout = 0 })[1].address, '127.0.0.1')
-- After the caller's limit there are no further requests: otherwise this never ends.
check.fails('timeout', eco.timeout(0.05, net.ping, '127.0.0.1', { count = 2 ^ 31, interval = 0 }))
check.ok(stats.min <= stats.avg and stats.avg <= stats.max)
local hops, reached = net.traceroute '127.0.0.1'
check.eq(reached, true)
check.eq(#hops, 1)
check.eq(hops[1].address, '127.0.0.1')

-- Flat.
local before = check.fd_count()
for _ = 1, 1000 do
    check.ok(net.ping '127.0.0.1')
end
check.eq(check.fd_count(), before)

local task = eco.run(net.ping, '127.0.0.1', { data = 'x' })
eco.cancel(task)
eco.join(task)
check.eq(check.fd_count(), before)
check.raises('attempt to yield', table.sort, { 1, 2 }, function()
    eco.sleep(0) return net.ping '127.0.0.1' < 1
end)
check.eq(check.fd_count(), before)

-- Wrong use.
check.raises("bad argument #1 to 'ping' (string expected, got nil)", net.ping)
check.raises("bad argument #2 to 'ping6' (table expected", net.ping6, '::1', 5)
for key, value in pairs { timeout = '1', data = 5, mark = 'x', device = 1, nameservers = 'x',
    count = 0.5, interval = {}, ttl = 'x' } do
    check.raises("option '" .. key .. "'", net.ping, '127.0.0.1', { [key] = value })
end
check.raises('invalid nameservers', net.ping, '127.0.0.1', { nameservers = { 'x' } })
check.ok(time.monotonic() > 0)
LUA
)
for range in '0 2147483647' '1 0'; do # datagram sockets, raw ones
    echo "$range" >/proc/sys/net/ipv4/ping_group_range
    run "$ECO" "$script"
    is "stderr with $range" "$err" ''
    is status "$status" 0
done

# Raw sockets hear what is meant for others: replies with another id.
script=$(lua others.lua <<'LUA'
local check = require 'check'
local net = require 'eco.net'
local socket = require 'eco.socket'
local forger = check.ok(socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
local function reply(id, sequence)
    -- RFC 1071: 0, the id, the sequence and the complement of their sum add up.
    local sum = id + sequence
    sum = 0xFFFF - (sum % 0x10000 + math.floor(sum / 0x10000))
    check.ok(forger:sendto(string.pack('>BBI2I2I2', 0, 0, sum, id, sequence), '127.0.0.1', 0))
end
local task = eco.run(net.ping, '127.0.0.1', { count = 1, timeout = 0.3 })
for _ = 1, 10 do
    reply(4711, 1)
    eco.sleep(0.01)
end
local _, stats = eco.join(task)
check.eq(stats.error, 'timeout')
check.eq(stats.received, 0)
LUA
)
echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all
run "$ECO" "$script"
is stderr "$err" ''
is status "$status" 0
echo 0 >/proc/sys/net/ipv4/icmp_echo_ignore_all

# No privilege at all.
script=$(lua denied.lua <<'LUA'
local check = require 'check'
local net = require 'eco.net'
local _, _, code = check.fails('Permission denied', net.ping '127.0.0.1')
check.eq(code, 'EACCES')
check.fails('Permission denied', net.ping6 '::1')
LUA
)
if command -v setpriv >/dev/null; then
    # An option that is refused is an error, too.
    echo '0 2147483647' >/proc/sys/net/ipv4/ping_group_range
    run setpriv --bounding-set -net_raw,-net_admin "$ECO" -e 'print(require("eco.net").ping("127.0.0.1", {mark=1}))'
    is stdout "$out" "nil	failed to set socket option 'mark': Operation not permitted	EPERM"
    echo '1 0' >/proc/sys/net/ipv4/ping_group_range
    run setpriv --bounding-set -net_raw --inh-caps -net_raw "$ECO" "$script"
    is stderr "$err" ''
    is status "$status" 0
fi

# A router in a second network: addresses behind it that nobody has, or that it refuses.
start router unshare --net sleep 60
router=$pid
in_router() { nsenter --net="/proc/$router/ns/net" "$@"; }
until_true sh -c "! [ /proc/$router/ns/net -ef /proc/self/ns/net ]"
ip link add eco0 type veth peer name eco1 || skip 'no veth devices here'
ip link set eco1 netns "$router"
ip link set eco0 up
ip address add fd00::1/64 dev eco0 nodad
in_router ip link set lo up
in_router ip link set eco1 up
in_router ip address add 10.0.0.2/24 dev eco1
in_router ip address add fd00::2/64 dev eco1 nodad
in_router ip address add 203.0.113.1/32 dev lo
ip -6 route add default via fd00::2
in_router sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward; echo 1 >/proc/sys/net/ipv6/conf/all/forwarding;
    echo 0 >/proc/sys/net/ipv4/icmp_ratelimit; echo 0 >/proc/sys/net/ipv6/icmp/ratelimit'
in_router ip route add unreachable 198.51.100.1
in_router ip route add prohibit 198.51.100.2
in_router ip route add blackhole 198.51.100.3
in_router ip route add 198.51.100.64/26 dev eco1
in_router ip -6 route add unreachable 2001:db8::1
in_router ip -6 route add blackhole 2001:db8::3

script=$(lua routed.lua <<'LUA'
local check = require 'check'
local net = require 'eco.net'
local time = require 'eco.time'

check.ok(net.ping('203.0.113.1'))
local _, _, code = check.fails('Destination host unreachable', net.ping '198.51.100.1')
check.eq(code, 'EHOSTUNREACH')
check.fails('Packet filtered', net.ping '198.51.100.2')
check.fails('Destination net unreachable', net.ping '198.51.100.9')
check.fails('Destination net unreachable', net.ping6 '2001:db8::1')
-- Nothing is said: on time, within a tenth.
for ping, address in pairs { [net.ping] = '198.51.100.3', [net.ping6] = '2001:db8::3' } do
    local before = time.monotonic()
    check.fails('timeout', ping(address, { timeout = 0.5 }))
    local took = time.monotonic() - before
    check.ok(took >= 0.499 and took < 0.55 + (check.is_instrumented() and 1 or 0), took)
end
-- An interval is from one request to the next, also when nobody answers.
local before = time.monotonic()
check.ok(net.ping('198.51.100.3', { count = 2, timeout = 1, interval = 1 }))
local took = time.monotonic() - before
check.ok(took >= 1.99 and took < 2.8 + (check.is_instrumented() and 1 or 0), took)
-- Two at a time do not mix: one is answered, the other is not.
local group = eco.group()
for _ = 1, 20 do
    group:run(function() check.ok(net.ping('10.0.0.2', { data = 'a' })) end)
    group:run(function() check.fails('timeout', net.ping('198.51.100.3', { timeout = 0.3 })) end)
    group:run(function()
        check.fails('Time to live exceeded', net.ping('198.51.100.70', { ttl = 1 }))
    end)
end
check.ok(group:wait())

local stats = check.ok(net.ping('198.51.100.70', { count = 3, interval = 0.02, ttl = 1 }))
check.same({ stats.sent, stats.received, stats.loss, stats.error, stats.min },
    { 3, 0, 1, 'Time to live exceeded' })
local task = eco.run(net.ping, '198.51.100.3', { count = 3 })
eco.sleep(0.02)
eco.cancel(task)
local _, result, err = eco.join(task)
check.fails('canceled', result, err)

local hops, reached = net.traceroute '203.0.113.1'
check.eq(reached, true)
check.eq(hops[1].address, '203.0.113.1')
hops, reached = net.traceroute '198.51.100.1'
check.eq(reached, false)
-- A router looks for the route before it looks at the TTL.
check.eq(hops[#hops].error, 'Destination host unreachable')
hops, reached = net.traceroute('198.51.100.3', { max_hops = 3, timeout = 0.1 })
check.eq(reached, false)
check.eq(#hops, 3)
check.eq(hops[3].address, nil)
hops = net.traceroute('fd00::2')
check.eq(hops[1].address, 'fd00::2')
LUA
)
# The kernel says "unreachable" to an address five times, then once a second: a fresh one for each.
for range in '0 2147483647' '1 0'; do
    echo "$range" >/proc/sys/net/ipv4/ping_group_range
    ip -4 address flush dev eco0
    ip address add "10.0.0.1${range%% *}/24" dev eco0
    ip route replace default via 10.0.0.2
    run "$ECO" "$script"
    is "stderr with $range" "$err" ''
    is status "$status" 0
done
