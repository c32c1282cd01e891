-- SPDX-License-Identifier: MIT
-- What arrives by TCP is what was sent, whatever the wire does to the packets: random streams of
-- many sizes, in both directions at once, read in every way.
local check = require 'check'
local hash = require 'eco.hash'
local random = require 'eco.random'
local socket = require 'eco.socket'
local wire = require 'wire'

local path = os.tmpname()
local listener = wire.far(socket.listen_tcp, nil, 0, { ipv6 = wire.has_ipv6 })
local port = listener:getsockname().port

-- Who connects later may be accepted earlier: the address tells them apart, and is taken out, for
-- the kernel may give the same port again.
local accepted = {}
local function name_of(address)
    return address.ipaddr:gsub('^::ffff:', '') .. ' ' .. address.port
end
eco.run(function()
    while true do
        local sock, peer = check.ok(listener:accept())
        accepted[name_of(peer)] = sock
    end
end)

local ways = {
    function(sock) return sock:read('a', 30) end,
    function(sock)
        local parts = {}
        for line in function() return sock:read('L', 30) end do
            parts[#parts + 1] = line
        end
        return table.concat(parts)
    end,
    function(sock)
        local parts = {}
        for part, found in function() return sock:readuntil('ab', 30) end do
            parts[#parts + 1] = part .. (found and 'ab' or '')
        end
        return table.concat(parts)
    end,
    function(sock, size)
        local data = size > 0 and check.ok(sock:readfull(size, 30)) or ''
        check.fails('closed', sock:read(1, 30))
        return data
    end,
    function(sock)
        local parts = {}
        for part in function() return sock:read(1000, 30) end do
            parts[#parts + 1] = part
        end
        return table.concat(parts)
    end,
}

-- Each end writes its stream, in pieces or from a file, and reads that of the other.
local function exchange(sock, from_file, out, size, way)
    local writer = eco.run(function()
        if from_file then
            check.eq(check.ok(sock:sendfile(path)), #out)
        else
            for i = 1, #out, 20000 do
                check.ok(sock:send(out:sub(i, i + 19999)))
            end
        end
        check.ok(sock:shutdown())
    end)
    local got = hash.sha256.sum(ways[way](sock, size))
    check.same({ eco.join(writer) }, { true })
    sock:close()
    return got
end

local file_data = random.bytes(300000)
local file = check.ok(io.open(path, 'wb'))
file:write(file_data)
file:close()

local function connect(i)
    local address = wire.has_ipv6 and i % 2 == 0 and wire.FAR6 or wire.FAR
    local client = check.ok(socket.connect_tcp(address, port, { timeout = 30 }))
    local name = name_of(client:getsockname())
    while not accepted[name] do -- the last packet of the handshake may be lost
        eco.sleep(0.005)
    end
    local server = accepted[name]
    accepted[name] = nil
    return client, server
end

local function connection(i, size)
    local client, server = connect(i)
    local from_file = i % 3 == 0
    local up, down = random.bytes(size), from_file and file_data or random.bytes(size * 2)
    local far_end = eco.run(exchange, server, from_file, down, #up, i % #ways + 1)
    check.eq(exchange(client, false, up, #down, (i + 2) % #ways + 1), hash.sha256.sum(down))
    check.same({ eco.join(far_end) }, { true, hash.sha256.sum(up) })
end

local sizes = { 0, 1, 536, 1460, 65536, 100003, 300000 }
for i, impairment in ipairs {
    {},
    { loss = 0.03 },
    { delay = 0.005, jitter = 0.01 },
    { duplicate = 0.2 },
    { loss = 0.02, delay = 0.001, jitter = 0.004, duplicate = 0.05, rate = 4e6 }, -- all at once
} do
    impairment.seed = i
    wire.set(impairment)
    local group = eco.group()
    for j, size in ipairs(sizes) do
        group:run(function() connection(i + j, size) end)
    end
    check.ok(group:wait(40))
    for what, counted in pairs { loss = 'lost', duplicate = 'doubled', jitter = 'late' } do
        check.eq(wire[counted] > 0, impairment[what] ~= nil, what)
    end
end
os.remove(path)
os.exit(0)
