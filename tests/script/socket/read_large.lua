-- SPDX-License-Identifier: MIT
-- 4 MB by each way of reading are the bytes that were sent.
local check = require 'check'
local net = require 'net'

local parts = {}
for i = 1, 64 * 1024 do
    parts[i] = ('%063d\n'):format(i)
end
local data = table.concat(parts)

local function through(read)
    local client, server = net.tcp_pair()
    local task = eco.run(function()
        check.eq(server:send(data, 10), #data)
        server:close()
    end)
    check.eq(read(client) == data, true)
    net.result(task)
    check.fails('closed', client:read(1, 5))
end

local function pieces(next_piece)
    return function(client)
        local got = {}
        for piece in next_piece, client do
            got[#got + 1] = piece
        end
        return table.concat(got)
    end
end

through(function(client)
    return client:readfull(#data, 10)
end)
through(function(client)
    return client:read('a', 10)
end)
through(pieces(function(client)
    return client:read('L', 10)
end))
through(pieces(function(client)
    return client:read(1000, 10)
end))
through(pieces(function(client)
    return client:read(1e6, 10)
end))
through(pieces(function(client)
    return client:peek(64, 10) and client:readfull(64, 10)
end))
through(pieces(function(client)
    return (client:readuntil(('%063d'):format(64 * 1024 + 1), 10))
end))
