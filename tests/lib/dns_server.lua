-- SPDX-License-Identifier: MIT
-- A name server that says what a test wants it to say, right or wrong.
--
--     local server = dns_server.start(function(query)
--         return query:answer { dns_server.record('a.example', 1, '\1\2\3\4') }
--     end)
--     dns.query('a.example', { nameservers = { server.entry } })
--
-- What the function returns is sent: a message, an array of messages, or nothing.

local check = require 'check'
local socket = require 'eco.socket'

local M = {}

-- A name as labels, without compression.
function M.name(text)
    local labels = {}
    for label in text:gmatch '[^.]+' do
        table.insert(labels, string.pack('s1', label))
    end
    return table.concat(labels) .. '\0'
end

-- The bytes of a record; `owner` is a name, or the bytes of one in a table.
function M.record(owner, type, data, ttl)
    owner = owner and (owner[1] or M.name(owner)) or '\192\12'
    return owner .. string.pack('>I2I2I4s2', type, 1, ttl or 60, data)
end

local Query = {}
Query.__index = Query

-- The message of an answer; `more` may set id, rcode, flags, question, answers, tail.
function Query:answer(records, more)
    more = more or {}
    local flags = more.flags or 0x8180
    local authority = more.authority or {}
    return string.pack('>I2I2I2I2I2I2', more.id or self.id, flags + (more.rcode or 0),
        more.questions or 1, more.answers or #records, #authority, more.additional or 0)
        .. (more.question or self.question)
        .. table.concat(records) .. table.concat(authority) .. (more.tail or '')
end

local function parse(data)
    local query = setmetatable({ data = data }, Query)
    query.id, query.flags, query.questions, query.additional =
        string.unpack('>I2I2I2xxxxI2', data)
    local labels, at = {}, 13
    while data:byte(at) ~= 0 do
        local label
        label, at = string.unpack('s1', data, at)
        table.insert(labels, label)
    end
    query.name = table.concat(labels, '.')
    query.type, at = string.unpack('>I2', data, at + 1)
    query.question = data:sub(13, at + 1)
    query.rest = data:sub(at + 2)
    return query
end

local function each(messages, f)
    if type(messages) == 'string' then
        messages = { messages }
    end
    for _, message in ipairs(messages or {}) do
        f(message)
    end
end

-- TCP and UDP on the same port, any that is free for both.
local function listen(address, port)
    for _ = 1, 100 do
        local tcp = check.ok(socket.listen_tcp(address, port))
        local udp, err = socket.listen_udp(address, tcp:getsockname().port)
        if udp then
            return tcp, udp
        end
        tcp:close()
        check.ok(port == 0, err)
    end
    error 'no port is free'
end

-- Serves UDP and TCP on one port of the address. `entry` goes into opts.nameservers; `queries` is
-- what has been asked.
function M.start(answer, address, port)
    address = address or '127.0.0.1'
    local server = { queries = {}, by_tcp = 0 }
    server.tcp, server.udp = listen(address, port or 0)
    server.port = server.udp:getsockname().port
    server.entry = { address, server.port }
    server.text = (address:find ':' and '[%s]:%d' or '%s:%d'):format(address, server.port)

    local function take(data, peer, client)
        local query = parse(data)
        query.peer, query.client, query.server = peer, client, server
        query.tcp = client ~= nil
        table.insert(server.queries, query)
        query.number = #server.queries
        return answer(query)
    end
    eco.run(function()
        while true do
            local data, peer = server.udp:recvfrom(65535)
            if not data then break end
            eco.run(function()
                each(take(data, peer), function(message)
                    server.udp:sendto(message, peer)
                end)
            end)
        end
    end)
    eco.run(function()
        while true do
            local client, peer = server.tcp:accept()
            if not client then break end
            eco.run(function()
                local size = client:readfull(2)
                local data = size and client:readfull((string.unpack('>I2', size)))
                if data then
                    server.by_tcp = server.by_tcp + 1
                    each(take(data, peer, client), function(message)
                        client:send(string.pack('>s2', message))
                    end)
                end
                client:close()
            end)
        end
    end)
    function server:close()
        self.udp:close()
        self.tcp:close()
    end
    return server
end

return M
