# SPDX-License-Identifier: MIT
# A TUN device: whole packets to and from the kernel.
. tests/lib/check.sh

[ -c /dev/net/tun ] || skip 'no /dev/net/tun'
script=$(lua tun.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local before = check.fd_count()
local tun, name = socket.open_tun('eco-test0')
if not tun then
    check.skip('open_tun: ' .. name)
end
check.eq(name, 'eco-test0')
check.eq(tostring(tun), 'socket: tun')
local _, _, code = check.fails('Device or resource busy', socket.open_tun('eco-test0'))
check.eq(code, 'EBUSY')
check.eq(check.fd_count(), before + 1)
check.raises('ifname too long', socket.open_tun, ('x'):rep(16))
check.raises('table expected', socket.open_tun, nil, 'tun')
check.raises('boolean expected', socket.open_tun, nil, { tap = 1 })
for command in ('link set eco-test0 up,addr add 203.0.113.1/24 dev eco-test0'):gmatch '[^,]+' do
    check.eq(os.execute('ip ' .. command), 0)
end

-- What the kernel sends to the other end; we answer as that end.
local udp = check.ok(socket.listen_udp('203.0.113.1', 0))
local port = udp:getsockname().port
check.ok(udp:sendto('question', '203.0.113.2', 7))
local packet
repeat
    packet = check.ok(tun:read(2000, 5))
until packet:sub(-8) == 'question'
check.eq(packet:byte(1), 0x45)
check.eq(packet:byte(10), socket.IPPROTO_UDP)
check.eq(packet:sub(13, 16), socket.inet_pton(socket.AF_INET, '203.0.113.1'))

local function checksum(text)
    local sum = 0
    for i = 1, #text, 2 do
        sum = sum + text:byte(i) * 256 + text:byte(i + 1)
    end
    return 65535 - (sum % 65536 + math.floor(sum / 65536))
end
local from, to = packet:sub(17, 20), packet:sub(13, 16)
local payload = 'answer'
local function header(sum)
    return string.pack('>BBI2I2I2BBI2', 0x45, 0, 28 + #payload, 1, 0, 64, 17, sum) .. from .. to
end
local answer = header(checksum(header(0))) .. string.pack('>I2I2I2I2', 7, port, 8 + #payload, 0) .. payload
local waiting = eco.run(udp.recvfrom, udp, 100, 5)
check.eq(tun:send(answer), #answer)
local data, peer = net.result(waiting)
check.eq(data, 'answer')
check.same(peer, { family = socket.AF_INET, ipaddr = '203.0.113.2', port = 7 })

-- Other methods fail in order.
check.eq((tun:getsockname()), nil)
check.raises('family', tun.bind, tun, 'x')
tun:close()
check.eq(socket.if_nametoindex('eco-test0'), nil)

-- A name of the kernel's choice; TAP; packet information.
tun, name = check.ok(socket.open_tun(nil, { tap = true, no_pi = true }))
check.ok(name:find '^tap%d')
tun:close()
tun, name = check.ok(socket.open_tun(nil, { tap = true, tun = true })) -- tun wins
check.ok(name:find '^tun%d')
check.eq(os.execute('ip link set ' .. name .. ' up'), 0)
tun:close()
tun, name = check.ok(socket.open_tun('', {}))
check.ok(name:find '^tun%d')
tun:close()
udp:close()
collectgarbage()
check.eq(check.fd_count(), before)
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run in_netns "$ECO" "$script"
case $out in skip:*) skip "${out#skip: }" ;; esac
is status "$status" 0
