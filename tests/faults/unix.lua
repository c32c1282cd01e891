-- SPDX-License-Identifier: MIT
-- Unix sockets: streams at a path, datagrams, a pair; small buffers.
local scenario = require 'scenario'
local socket = require 'eco.socket'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local data = scenario.pattern(100000)

local function stream(directory)
    local path = directory .. '/stream'
    local listener = must(socket.listen_unix(path, { mode = tonumber('600', 8) }))
    scenario.together(function()
        local client = must(listener:accept(TIMEOUT))
        must(client:getoption 'peercred')
        local line, why, code = client:read('L', TIMEOUT)
        while line do
            must(client:send(line, TIMEOUT))
            line, why, code = client:read('L', TIMEOUT)
        end
        if why ~= 'closed' then
            must(line, why, code)
        end
        client:close()
    end, function()
        local sock = must(socket.connect_unix(path))
        for i = 1, 10 do
            must(sock:send('line ' .. i .. '\n', TIMEOUT))
            right(must(sock:read('l', TIMEOUT)) == 'line ' .. i, 'the line')
        end
        sock:close()
    end)
    listener:close()
end

local function datagrams(directory)
    local server = must(socket.unix_dgram())
    must(server:bind(directory .. '/server'))
    local client = must(socket.unix_dgram())
    must(client:bind(directory .. '/client'))
    must(client:sendto('ping', directory .. '/server'))
    local text, peer = must(server:recvfrom(100, TIMEOUT))
    right(text == 'ping', 'the datagram')
    must(server:sendto('pong', peer.path))
    right(must(client:recvfrom(100, TIMEOUT)) == 'pong', 'the answer')
    server:close()
    client:close()
end

local function pair()
    local a, b = must(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
    must(a:setoption('sndbuf', 4096))
    scenario.together(function()
        must(a:send(data, TIMEOUT))
        a:close()
    end, function()
        right(must(b:peek(8, TIMEOUT)) == data:sub(1, 8), 'what was peeked')
        must(b:discard(8, TIMEOUT))
        right(must(b:read('a', TIMEOUT)) == data:sub(9), 'what came through the pair')
        b:close()
    end)
end

scenario.run(function(directory)
    stream(directory)
    datagrams(directory)
    pair()
end)
