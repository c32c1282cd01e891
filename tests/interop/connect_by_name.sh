# SPDX-License-Identifier: MIT
# connect_tcp and connect_udp with a name: both families, the first that connects; a dead one delays
# and does not prevent; limits, cancel and failures leave nothing open.
. tests/lib/programs.sh
in_own_network
[ -e /proc/net/if_inet6 ] || skip 'no IPv6 here'
echo 'nameserver 127.0.0.1' >"$tmp/resolv.conf"
mount --bind "$tmp/resolv.conf" /etc/resolv.conf || skip 'cannot mount'
export LUA_PATH="tests/lib/?.lua;;"

cat >"$tmp/names.lua" <<'LUA'
-- A name server that has what is in `hosts`: { A = address bytes or nil, delay in seconds, … }.
local dns_server = require 'dns_server'
local hosts = {}
local kinds = { [1] = 'A', [28] = 'AAAA' }
hosts.server = dns_server.start(function(query)
    local host = hosts[query.name] or {}
    local kind = kinds[query.type]
    if host.silent == kind or host.silent == 'both' then return end
    if host[kind .. '_delay'] then eco.sleep(host[kind .. '_delay']) end
    local records = {}
    for i, bytes in ipairs(host[kind] or {}) do
        records[i] = dns_server.record(nil, query.type, bytes, 0)
    end
    return query:answer(records, { rcode = hosts[query.name] and 0 or 3 })
end, '127.0.0.1', 53)
return hosts
LUA

script=$(lua connect.lua <<'LUA'
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local check = require 'check'
local hosts = require 'names'
local net = require 'net'
local socket = require 'eco.socket'
local time = require 'eco.time'

local FOUR, SIX = '\127\0\0\1', ('\0'):rep(15) .. '\1'
local six = check.ok(socket.listen_tcp('::1', 0, { ipv6_v6only = true }))
local port = six:getsockname().port
local four = check.ok(socket.listen_tcp('127.0.0.1', port))

-- A port where connects get no answer: as many as nobody accepts.
local dead = check.ok(socket.listen_tcp('::1', 0, { backlog = 0, ipv6_v6only = true }))
local dead_port = dead:getsockname().port
local fillers = {}
repeat
    local filler, why = socket.connect_tcp('::1', dead_port, { timeout = 0.2 })
    fillers[#fillers + 1] = filler
until why
local live = check.ok(socket.listen_tcp('127.0.0.1', dead_port))

local refused = check.ok(socket.listen_tcp('127.0.0.1', 0)) -- by ::1
local gone, holder = net.closed_port()

local before
local function flat()
    eco.sleep(0.02)
    collectgarbage()
    check.eq(check.fd_count(), before)
end
local function connect(name, to, options)
    local started = time.monotonic()
    local sock, err, code = socket.connect_tcp(name, to, options)
    local took = time.monotonic() - started
    local address = sock and sock:getpeername().ipaddr
    if sock then sock:close() end
    flat()
    return address or err, took, code
end
check.ok(socket.connect_tcp('localhost', port)):close() -- loads what is needed
eco.sleep(0.05)
before = check.fd_count()

hosts['both.test'] = { A = { FOUR }, AAAA = { SIX } }
check.eq(connect('both.test', port), '::1')
check.eq(connect('both.test.', port), '::1')

-- The loser is closed when the winner is there, not later.
local winner = check.ok(socket.connect_tcp('both.test', dead_port))
check.eq(check.fd_count(), before + 1)
winner:close()

-- Of one family only.
hosts['four.test'] = { A = { FOUR } }
hosts['six.test'] = { AAAA = { SIX } }
check.eq(connect('four.test', port), '127.0.0.1')
check.eq(connect('six.test', port), '::1')

-- IPv6 says no at once, or nothing at all.
check.eq(connect('both.test', refused:getsockname().port), '127.0.0.1')
local address, took = connect('both.test', dead_port)
check.eq(address, '127.0.0.1')
check.ok(took >= 0.24 and took < 3, took)

-- The answer about IPv6 is late: a little is waited for, more is not.
hosts['late.test'] = { A = { FOUR }, AAAA = { SIX }, AAAA_delay = 0.01 }
check.eq(connect('late.test', port), '::1')
hosts['never.test'] = { A = { FOUR }, silent = 'AAAA' }
address, took = connect('never.test', port)
check.eq(address, '127.0.0.1')
check.ok(took >= 0.04 and took < 3, took)

-- The answer about IPv4 is late, IPv6 does not wait for it.
hosts['slow.test'] = { AAAA = { SIX }, silent = 'A' }
check.eq(connect('slow.test', port), '::1')

-- Several addresses, the last one works.
hosts['many.test'] = { A = { '\127\0\0\2', '\127\0\0\3', FOUR }, AAAA = { SIX } }
address, took = connect('many.test', refused:getsockname().port)
check.eq(address, '127.0.0.1')
check.ok(took < 0.7, 'who fails is followed at once')

-- Nothing works.
local err, _, code = connect('both.test', gone)
check.eq(err .. code, 'Connection refusedECONNREFUSED')
holder:close()
before = before - 1
err, _, code = connect('none.test', port)
check.eq(err .. code, 'resolve "none.test" fail: name errorNXDOMAIN')
hosts['empty.test'] = {}
err, _, code = connect('empty.test', port)
check.eq(err .. code, 'resolve "empty.test" fail: no addressENODATA')
hosts['nobody.test'] = { silent = 'both' }
err, took = connect('nobody.test', port, { timeout = 0.2 })
check.eq(err, 'timeout')
check.ok(took >= 0.19 and took < 3, took)
err, took = connect('six.test', dead_port, { timeout = 0.3 })
check.eq(err, 'timeout')
check.ok(took >= 0.29 and took < 3, took)
err, _, code = connect('both.test', port, { device = 'eco-none' })
check.ok(err:find "failed to set socket option 'device': No such device")
check.eq(code, 'ENODEV')

-- Ended from outside, while asking and while connecting.
for name, to in pairs { ['nobody.test'] = port, ['six.test'] = dead_port } do
    local task = eco.run(socket.connect_tcp, name, to)
    eco.sleep(0.1)
    eco.cancel(task)
    check.fails('canceled', net.result(task))
    flat()
    check.fails('timeout', eco.timeout(0.1, socket.connect_tcp, name, to))
    flat()
end

-- Options of the socket and its use are those of a literal.
local sock = check.ok(socket.connect_tcp('both.test', port, { tcp_nodelay = true }))
check.eq(sock:getoption 'tcp_nodelay', true)
sock:close()
local udp = check.ok(socket.listen_udp('127.0.0.1', 0))
sock = check.ok(socket.connect_udp('four.test', udp:getsockname().port))
sock:send 'hello'
check.eq(udp:recvfrom(10), 'hello')
sock:close()
udp:close()

-- Many at a time.
before = check.fd_count()
local group = eco.group()
for _ = 1, 50 do
    group:run(function()
        check.ok(socket.connect_tcp('both.test', dead_port)):close()
    end)
end
check.ok(group:wait())
eco.sleep(0.05)
collectgarbage()
check.eq(check.fd_count(), before)
os.exit(0)
LUA
)
run "$ECO" "$script"
is stderr "$err" ''
is status "$status" 0

# The order: families in turns, IPv6 first.
script=$(lua order.lua <<'LUA'
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local check = require 'check'
local hosts = require 'names'
local socket = require 'eco.socket'
hosts['order.test'] = {
    A = { '\127\0\0\1', '\127\0\0\2', '\127\0\0\3' },
    AAAA = { ('\0'):rep(15) .. '\1', '\252' .. ('\0'):rep(14) .. '\2' },
    AAAA_delay = 0.005,
}
check.ok(not socket.connect_tcp('order.test', 9))
os.exit(0)
LUA
)
traced '-e trace=connect' "$script"
is status "$status" 0
order=$(sed -n 's/.*port=htons(9).*\(inet_addr(\|AF_INET6, \)"\([^"]*\)".*/\2/p' "$tmp/trace" | uniq | tr '\n' ' ')
is order "$order" '::1 127.0.0.1 fc00::2 127.0.0.2 127.0.0.3 '
