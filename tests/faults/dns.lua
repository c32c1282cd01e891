-- SPDX-License-Identifier: MIT
-- Names: a server that answers by UDP and TCP, connecting to a name.
local scenario = require 'scenario'
local dns = require 'eco.dns'
local socket = require 'eco.socket'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

-- The one answer: 127.0.0.1; nothing for other types. `flags` may say that it is too long for UDP.
local function answer(query, flags)
    local question = query:sub(13):match '^.-%z....'
    local kind = question:byte(-3)
    local record = kind == 1 and '\192\12\0\1\0\1\0\0\0\60\0\4\127\0\0\1' or ''
    return query:sub(1, 2) .. flags .. '\0\1\0' .. (kind == 1 and '\1' or '\0') .. '\0\0\0\0'
        .. question .. record
end

local function by_udp(server)
    while true do
        local query, peer, code = server:recvfrom(1500)
        if not query then
            if peer == 'canceled' or peer == 'closed' then return end
            must(query, peer, code)
        end
        local long = query:find('long', 1, true)
        must(server:sendto(answer(query, long and '\135\128' or '\133\128'), peer))
    end
end

local function answer_by_tcp(client)
    local size, why, code = client:readfull(2, TIMEOUT)
    if size then
        local query = must(client:readfull(size:byte(2), TIMEOUT))
        local text = answer(query, '\133\128')
        must(client:send('\0' .. string.char(#text) .. text, TIMEOUT))
    elseif why ~= 'closed' then -- who asks has met a fault
        must(size, why, code)
    end
    client:close()
end

local function by_tcp(listener)
    while true do
        local client, why, code = listener:accept()
        if not client then
            if why == 'canceled' or why == 'closed' then return end
            must(client, why, code)
        end
        answer_by_tcp(client)
    end
end

-- A port that is free for both kinds.
local function both_kinds()
    while true do
        local listener = must(socket.listen_tcp('127.0.0.1', 0))
        local port = must(listener:getsockname()).port
        local server, why, code = socket.listen_udp('127.0.0.1', port)
        if server then
            return server, listener, port
        end
        listener:close()
        if code ~= 'EADDRINUSE' then
            must(nil, why, code)
        end
    end
end

scenario.run(function()
    local server, listener, port = both_kinds()
    local options = { nameservers = { { '127.0.0.1', port } }, timeout = TIMEOUT }
    scenario.together(function() by_udp(server) end, function() by_tcp(listener) end, function()
        right(must(dns.query('short.example', options))[1].address == '127.0.0.1', 'the address')
        right(must(dns.query('long.example', options))[1].address == '127.0.0.1', 'the long one')
        right(must(dns.resolve('both.example', options))[1] == '127.0.0.1', 'both families')
        local target = must(socket.listen_tcp('127.0.0.1', 0))
        local target_port = must(target:getsockname()).port
        local sock = must(socket.connect_tcp('name.example', target_port, options))
        must(target:accept(TIMEOUT)):close()
        sock:close()
        target:close()
        server:close()
        listener:close()
    end)
end)
