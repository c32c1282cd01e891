-- SPDX-License-Identifier: MIT
-- Tasks that read, write, accept, close, cancel and collect at random: nothing is lost or left.
-- ECO_SEED and ECO_ROUNDS make other runs.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local seed = tonumber(os.getenv 'ECO_SEED') or 4711
local function random(n)
    seed = (seed * 16807) % 2147483647
    return seed % n + 1
end

local makers = {
    net.pair,
    net.tcp_pair,
    function()
        return check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM))
    end,
}
local timeouts = { 0.0005, 0.001, 0.002, 0.01, false }
local actions = {
    function(sock, limit) return sock:read(random(1000), limit) end,
    function(sock, limit) return sock:read('l', limit) end,
    function(sock, limit) return sock:readfull(random(5000), limit) end,
    function(sock, limit) return sock:readuntil('needle', limit) end,
    function(sock, limit) return sock:recvfrom(random(1000), limit) end,
    function(sock, limit) return sock:send(('x'):rep(random(50000)), limit) end,
    function(sock, limit) return sock:send('needle\n', limit) end,
    function(sock, limit) return sock:sendfile('CONTRIBUTING.md', nil, 0, limit) end,
    function(sock) return sock:shutdown('write') end,
    function(sock) return tostring(sock) end,
    function(sock) return sock:close() end,
    function() return eco.sleep(random(3) / 1000) end,
    function() return collectgarbage('step', 100) end,
    function(_, limit) return socket.connect_unix('\0eco chaos', { timeout = limit or 0.01 }) end,
}

local function wander(sock, steps)
    for _ = 1, steps do
        local action = actions[random(#actions)]
        -- A second reader is refused; that is all that may be raised.
        local done, err = pcall(action, sock, timeouts[random(#timeouts)] or nil)
        if not done then
            check.ok(tostring(err):find('already waiting', 1, true), err)
        end
        if sock:closed() or (not done and random(2) == 1) then
            return
        end
    end
    sock:close()
end

local function round()
    local listener = check.ok(socket.listen_unix('\0eco chaos', { backlog = 1 }))
    local tasks = {}
    local function start(f, ...)
        tasks[#tasks + 1] = eco.run(f, ...)
    end
    for _ = 1, 3 do
        start(function()
            local client = listener:accept()
            while client do
                start(wander, client, 3)
                client = listener:accept()
            end
        end)
    end
    local socks = {}
    for _ = 1, 6 do
        local a, b = makers[random(#makers)]()
        for _, sock in ipairs { a, b } do
            socks[#socks + 1] = sock
            for _ = 1, 3 do
                start(wander, sock, 15)
            end
        end
    end
    for _ = 1, 30 do
        eco.sleep(random(2) / 1000)
        local victim = tasks[random(#tasks)]
        if random(3) == 1 then
            eco.cancel(victim)
        end
        if random(5) == 1 then
            socks[random(#socks)]:close()
        end
    end
    for _, sock in ipairs(socks) do
        sock:close()
    end
    listener:close()
    for _, task in ipairs(tasks) do
        eco.cancel(task)
    end
    local i = 1
    while tasks[i] do -- accepted ones join the list meanwhile
        local done, err = eco.join(tasks[i], 20)
        check.ok(done, err)
        i = i + 1
    end
end

local before = check.fd_count()
for _ = 1, tonumber(os.getenv 'ECO_ROUNDS') or 10 do
    round()
end
collectgarbage()
collectgarbage()
check.eq(eco.count(), 1)
check.eq(check.fd_count(), before)
