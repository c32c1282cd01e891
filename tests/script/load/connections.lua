-- SPDX-License-Identifier: MIT
-- Many connections at the same time, in another process their peers: some are fast, some send a
-- byte now and then, some never read, most do nothing for long. Each gets what it is to get, and
-- afterwards nothing is left. ECO_CONNECTIONS says how many.
local check = require 'check'
local lateness = require 'lateness'
local net = require 'net'
local socket = require 'eco.socket'
local sys = require 'eco.sys'
local time = require 'eco.time'

local wanted = tonumber(os.getenv 'ECO_CONNECTIONS') or 1000
local allowed = check.ok(sys.rlimit 'nofile')
if allowed < wanted + 100 then
    local _, hard = sys.rlimit 'nofile'
    check.ok(sys.rlimit('nofile', math.min(wanted + 100, hard)))
    wanted = math.min(wanted, hard - 100)
end
wanted = wanted - wanted % 10

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port
local server, peers = net.pair() -- what the two processes tell each other

-- ---- the peers ----------------------------------------------------------------------------------

local mixture = { 'fast', 'idle', 'slow', 'idle', 'idle', 'fast', 'idle', 'deaf', 'idle', 'idle' }

local function kind_of(i)
    return mixture[i % #mixture + 1]
end

local function ask(sock, line)
    check.ok(sock:send(line .. '\n'))
    check.eq(sock:read('l', 60), line)
end

local behave = {
    fast = function(sock, i)
        for round = 1, 20 do
            ask(sock, ('%d in round %d'):format(i, round))
        end
    end,
    slow = function(sock, i)
        for c in ('%d slowly\n'):format(i):gmatch '.' do
            check.ok(sock:send(c))
            eco.sleep(0.02)
        end
        check.eq(sock:read('l', 60), i .. ' slowly')
    end,
    deaf = function(sock)
        check.ok(sock:send 'flood\n')
    end,
    idle = function(sock, i)
        ask(sock, 'good morning from ' .. i)
        eco.sleep(0.5)
        ask(sock, 'good night from ' .. i)
    end,
}

local function dial(i)
    local sock = check.ok(socket.tcp())
    if kind_of(i) == 'deaf' then check.ok(sock:setoption('rcvbuf', 4096)) end
    return check.ok(sock:connect('127.0.0.1', port, { timeout = 60 }))
end

-- Calls f for each connection, a hundred or all at a time.
local function for_each(at_a_time, f)
    local group = eco.group()
    for first = 1, at_a_time do
        group:run(function()
            for i = first, wanted, at_a_time do f(i) end
        end)
    end
    check.ok(group:wait())
end

local function be_the_peers()
    listener:close()
    server:close()
    local socks = {}
    for_each(100, function(i) socks[i] = dial(i) end)
    peers:send 'connected\n'
    check.eq(peers:read 'l', 'go')
    for_each(wanted, function(i) behave[kind_of(i)](socks[i], i) end)
    peers:send 'served\n'
    check.eq(peers:read 'l', 'go')
    for i, sock in ipairs(socks) do
        if i % 2 == 0 then sock:send 'the answer is never read: a reset\n' end
        sock:close()
    end
    os.exit(0)
end

-- ---- the server ---------------------------------------------------------------------------------

local flood = ('flood '):rep(100000)
local served, given_up = 0, 0

local function serve(client)
    for line in function() return client:read 'l' end do
        if line == 'flood' then
            client:setoption('sndbuf', 4096)
            local _, err = check.fails('timeout', client:send(flood, 0.2))
            given_up = given_up + (err and 1 or 0)
            break
        end
        if not client:send(line .. '\n') then break end
        served = served + 1
    end
    client:close()
end

local process = check.ok(sys.spawn(be_the_peers))
peers:close()
local timers = lateness.watch()
local tasks, descriptors = eco.count(), check.fd_count()
collectgarbage()
local resident = check.rss_kb()
local start = time.monotonic()
local accepting = eco.run(function()
    for _ = 1, wanted do
        eco.run(serve, (check.ok(listener:accept(60))))
    end
end)
check.eq(server:read 'l', 'connected')
check.ok(eco.join(accepting, 60))
print(('%d connections after %.2f s, %d bytes each'):format(wanted, time.monotonic() - start,
    (check.rss_kb() - resident) * 1024 / wanted))
start = time.monotonic()
server:send 'go\n'
check.eq(server:read 'l', 'served')
check.eq(served, wanted / #mixture * (2 * 20 + 1 + 6 * 2))
print(('%d lines after another %.2f s'):format(served, time.monotonic() - start))
while given_up < wanted / #mixture do
    eco.sleep(0.01)
end
server:send 'go\n'
while eco.count() > tasks do
    eco.sleep(0.01)
end
check.eq(check.fd_count(), descriptors)
timers.stopped = true
print(timers:text())
local found, how
repeat
    eco.sleep(0.001)
    found, how = sys.waitpid(process)
until found ~= 0
check.same(how, { exited = true, status = 0 })
