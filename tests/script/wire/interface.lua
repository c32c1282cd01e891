-- SPDX-License-Identifier: MIT
-- An interface goes down and away, an address is removed: what sockets of every state see, and that
-- they go on where that is possible once it is back.
local check = require 'check'
local hash = require 'eco.hash'
local random = require 'eco.random'
local socket = require 'eco.socket'
local wire = require 'wire'

local function code_of(_, _, code) return code end

local data = random.bytes(3000000)

-- Sends in the middle of which `away` happens, and then `back`: every byte arrives.
local function survives(away, back)
    local here, there = wire.connection()
    local sender = eco.run(here.send, here, data)
    local first = check.ok(there:readfull(100000, 10))
    away()
    check.fails('timeout', here:read(1, 0.1))
    back()
    local rest = 0
    local digest = hash.sha256.new()
    digest:update(first)
    while rest < #data - #first do
        local part = check.ok(there:read(100000, 20))
        rest = rest + #part
        digest:update(part)
    end
    check.eq(digest:final(), hash.sha256.sum(data))
    check.same({ eco.join(sender) }, { true, #data })
    here:close()
    there:close()
end

-- Down and up again.
local function down() wire.ip('link set ' .. wire.DEVICE .. ' down') end
local function up() wire.ip('link set ' .. wire.DEVICE .. ' up') end
survives(down, up)
local udp = check.ok(socket.listen_udp(wire.NEAR, 0))
down()
check.eq(code_of(socket.connect_tcp(wire.FAR, 80)), 'ENETUNREACH')
check.eq(code_of(udp:sendto('x', wire.FAR, 9)), 'ENETUNREACH')
check.eq(code_of(socket.connect_udp(wire.FAR, 9)), 'ENETUNREACH')
up()
check.eq(udp:sendto('x', wire.FAR, 9), 1)

-- The address is removed, and given again.
local function remove() wire.ip(('address del %s/24 dev %s'):format(wire.NEAR, wire.DEVICE)) end
local function restore() wire.ip(('address add %s/24 dev %s'):format(wire.NEAR, wire.DEVICE)) end
survives(remove, restore)

local listener = check.ok(socket.listen_tcp(wire.NEAR, 0))
local port = listener:getsockname().port
local accepting = eco.run(listener.accept, listener)
local receiving = eco.run(udp.recvfrom, udp, 100)
remove()
local there = wire.far(socket.tcp)
check.fails('timeout', there:connect(wire.NEAR, port, { timeout = 0.1 }))
there:close()
check.eq(code_of(udp:sendto('x', wire.FAR, 9)), 'ENETUNREACH')
check.eq(code_of(socket.listen_tcp(wire.NEAR, 0)), 'EADDRNOTAVAIL')
check.eq(code_of(socket.listen_udp(wire.NEAR, 0)), 'EADDRNOTAVAIL')
check.eq(coroutine.status(accepting), 'suspended')
restore()
there = wire.far(socket.tcp)
check.ok(there:connect(wire.NEAR, port))
local _, accepted = check.ok(eco.join(accepting, 10))
check.ok(accepted:send 'welcome\n')
check.eq(there:read('l', 10), 'welcome')
local far_udp = wire.far(socket.udp)
check.ok(far_udp:sendto('it is back', wire.NEAR, udp:getsockname().port))
check.eq(select(2, check.ok(eco.join(receiving, 10))), 'it is back')

-- The interface goes away for good. Who waits is not told by that; the kernel gives up a connection
-- when it finds no answer (keepalive, or data that is not acknowledged).
wire.sysctl('ipv4/tcp_retries2', 1)
local kept = wire.connection { keepalive = true, tcp_keepidle = 1, tcp_keepintvl = 1,
    tcp_keepcnt = 1 }
local writing = wire.connection()
accepting = eco.run(listener.accept, listener)
local bound = check.ok(socket.udp())
check.ok(bound:setoption('bindtodevice', wire.DEVICE))
local raw = check.ok(socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0x0300))
check.ok(raw:bind { ifname = wire.DEVICE })
local sniffing = eco.run(function()
    local got
    repeat
        got = table.pack(raw:recvfrom(100))
    until not got[1]
    return table.unpack(got, 1, 3)
end)
wire.ip('link del ' .. wire.DEVICE)
check.eq(select(4, check.ok(eco.join(sniffing, 10))), 'ENETDOWN')
check.eq(code_of(bound:sendto('x', wire.FAR, 9)), 'ENODEV')
check.eq(code_of(udp:sendto('x', wire.FAR, 9)), 'ENETUNREACH')
local writer = eco.run(writing.send, writing, data)
local _, _, kept_code = kept:read(1)
check.ok(kept_code == 'ETIMEDOUT' or kept_code == 'ENETUNREACH', kept_code)
local _, _, _, write_code = check.ok(eco.join(writer, 30))
check.ok(write_code == 'ETIMEDOUT' or write_code == 'ENETUNREACH', write_code)
check.eq(coroutine.status(accepting), 'suspended')
listener:close()
check.same({ eco.join(accepting) }, { true, nil, 'canceled' })
os.exit(0)
