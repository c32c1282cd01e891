-- SPDX-License-Identifier: MIT
-- One question to one server: over UDP, and over TCP if the answer is too long for that.

local _, internal = ...

local core = require 'eco.dns.core'
local files = require 'eco.dns.files'
local socket = require 'eco.socket'

local M = {}

local TRUNCATED = 0x0200
local TYPE_SOA, TYPE_OPT = 6, 41

-- RFC 1035, 4.1.1, and the names that RFC 2136 gave them.
local NO_ERROR, FORMAT_ERROR, NAME_ERROR, NOT_IMPLEMENTED = 0, 1, 3, 4
local rcodes = {
    [1] = { 'format error', 'FORMERR' },
    [2] = { 'server failure', 'SERVFAIL' },
    [4] = { 'not implemented', 'NOTIMP' },
    [5] = { 'refused', 'REFUSED' },
}
local refuses_edns = { [FORMAT_ERROR] = true, [NOT_IMPLEMENTED] = true, [16] = true }

local function failure(what, server, err, code)
    if err == 'canceled' then
        return nil, err, nil, 'final'
    end
    return nil, ('%s "%s" fail: %s'):format(what, server.text, err), code
end

-- Case is as the server likes it (RFC 4343).
local function is_same(a, b)
    return a:sub(-4) == b:sub(-4) and a:lower() == b:lower()
end

-- Is it the answer to this question? A server that could not read the question need not repeat it.
local function answers(data, query, question)
    if #data < 12 or data:sub(1, 2) ~= query:sub(1, 2) then
        return false
    end
    local flags, count = string.unpack('>I2I2', data, 3)
    if bit.band(flags, 0xF800) ~= 0x8000 then -- a response to a standard query
        return false
    end
    local rcode = bit.band(flags, 15)
    if count == 0 then
        return rcode == FORMAT_ERROR or rcode == NOT_IMPLEMENTED
    end
    return count == 1 and is_same(data:sub(13, 12 + #question), question)
end

local function over_udp(sock, server, query, question)
    -- A connected socket takes nothing from anybody else, and hears of a port that is closed.
    local sent, err, code = sock:connect(server.address, server.port)
    if sent then
        sent, err, code = sock:send(query)
    end
    if not sent then
        return failure('sendto', server, err, code)
    end
    while true do
        local data, why, why_code = sock:recvfrom(65535)
        if not data then
            return failure('recv from', server, why, why_code)
        elseif answers(data, query, question) then
            return data
        end
    end
end

local function over_tcp(sock, server, query, question, seconds)
    local limit = { timeout = seconds }
    local done, err, code = sock:connect(server.address, server.port, limit)
    if not done then
        return failure('connect to', server, err, code)
    end
    done, err, code = sock:send(string.pack('>s2', query))
    if not done then
        return failure('sendto', server, err, code)
    end
    local data
    data, err, code = sock:readfull(2)
    local size = data and string.unpack('>I2', data)
    if data and size > 0 then
        data, err, code = sock:readfull(size)
    end
    if not data then
        return failure('recv from', server, err, code)
    elseif not answers(data, query, question) then
        return nil, 'malformed answer', 'EBADMSG', 'answered'
    end
    return data
end

-- Runs the transport on a socket of its own for so many seconds.
local function talk(transport, type, server, options, seconds, ...)
    if not files.has_zone(server.address) then
        return failure('connect to', server, 'No such device', 'ENODEV')
    end
    local sock, err, code = socket.socket(server.family, type, 0, options)
    if code == 'EAFNOSUPPORT' then
        return failure('connect to', server, err, code)
    elseif not sock then
        return nil, err, code, 'final'
    end
    local query, question = ...
    local data, verdict
    data, err, code, verdict = eco.timeout(seconds, eco.with, sock, function()
        return transport(sock, server, query, question, seconds)
    end)
    if not data and internal.overdue() then
        return nil, 'timeout', nil, 'final' -- the caller's limit, not ours
    elseif not data and err == 'timeout' then
        return failure('recv from', server, 'timeout', 'ETIMEDOUT')
    end
    return data, err, code, verdict
end

-- The answer as bytes.
local function fetch(server, options, deadline, query, question)
    local now = internal.now
    if not options.tcp then
        local data, err, code, verdict = talk(over_udp, socket.SOCK_DGRAM, server, options,
            deadline - now(), query, question)
        if not data or bit.band(string.unpack('>I2', data, 3), TRUNCATED) == 0 then
            return data, err, code, verdict
        end
    end
    return talk(over_tcp, socket.SOCK_STREAM, server, options, deadline - now(), query, question)
end

-- RFC 6891, 6.1.3: with EDNS, the upper bits of the code are in the TTL of OPT.
local function find_rcode(data, records)
    local rcode = bit.band(string.unpack('>I2', data, 3), 15)
    for _, record in ipairs(records or {}) do
        if record.type == TYPE_OPT then
            rcode = rcode + math.floor(record.ttl / 0x1000000) * 16
        end
    end
    return rcode
end

local function pick(records, section, type)
    local found = {}
    for _, record in ipairs(records) do
        if record.section == section and (not type or record.type == type) then
            table.insert(found, record)
        end
    end
    return found
end

--- Asks a server { address =, port =, family =, text = } for the records of a name.
-- @tparam table options type, class, no_recurse, edns (a size), tcp, mark, device
-- @tparam number seconds the limit, in all
-- @return the records, and the SOA record of the authority section, if any; or nil, text, code,
-- and "answered" if the server will say the same next time, "final" if every server would
function M.ask(server, name, options, seconds)
    local deadline = internal.now() + seconds
    local id = internal.entropy() % 0x10000
    local query, question, wrong = core.encode(id, name, options.type, options.class,
        not options.no_recurse, options.edns or nil)
    if not query then
        return nil, question, wrong, 'final'
    end
    local data, err, code, verdict = fetch(server, options, deadline, query, question)
    if not data then
        return nil, err, code, verdict
    end
    local records
    records, err, code = core.decode(data)
    local rcode = find_rcode(data, records)
    if options.edns and refuses_edns[rcode] then
        -- An old server: once more without (RFC 6891, 7).
        return M.ask(server, name, setmetatable({ edns = false }, { __index = options }),
            deadline - internal.now())
    elseif rcode == NAME_ERROR then
        return nil, 'name error', 'NXDOMAIN', 'final'
    elseif rcode ~= NO_ERROR then
        local text = rcodes[rcode] or { 'unknown error code: ' .. rcode }
        return nil, text[1], text[2], 'answered'
    elseif not records then
        return nil, err, code, 'answered'
    end
    return pick(records, 1), pick(records, 2, TYPE_SOA)[1]
end

return M
