-- SPDX-License-Identifier: MIT
-- read, readfull, readuntil, peek and discard over random pieces, against the same calls on a plain
-- string. ECO_FUZZ_ROUNDS (default 150) and ECO_FUZZ_SEED choose more.
local check = require 'check'
local socket = require 'eco.socket'

local rounds = tonumber(os.getenv 'ECO_FUZZ_ROUNDS') or 150
math.randomseed(tonumber(os.getenv 'ECO_FUZZ_SEED') or 1)
local random = math.random

local function pick(list)
    return list[random(#list)]
end

-- Few different bytes, so that needles and line ends turn up in parts.
local function random_data(size)
    local parts = {}
    for i = 1, size do
        parts[i] = pick { 'a', 'b', '\n', '\r', '\r\n', 'ab', 'aab', '\0' }
    end
    return table.concat(parts)
end

local needles = { '\n', 'ab', 'aab', 'aaab', '\r\n', 'abab', 'b\0', ('a'):rep(9), '\r\n\r\n' }

-- ---- the model: what is left of the stream, and what each call makes of it ----------------------

local Model = {}
Model.__index = Model

function Model:take(size, skip)
    local taken = self.rest:sub(1, size)
    self.rest = self.rest:sub(size + (skip or 0) + 1)
    return taken
end

function Model:line(keep)
    local at = self.rest:find('\n', 1, true)
    if not at then
        return #self.rest > 0 and self:take(#self.rest) or nil
    end
    if keep then return self:take(at) end
    local line = self:take(at - 1, 1)
    return (line:gsub('\r$', ''))
end

function Model:full(size)
    return #self.rest >= size and self:take(size) or nil
end

-- The bytes before the needle and whether it came; readuntil returns them in one or more chunks.
function Model:till(needle)
    local at = self.rest:find(needle, 1, true)
    if at then return self:take(at - 1, #needle), true end
    return self:take(#self.rest), nil
end

-- ---- one connection -----------------------------------------------------------------------------

local function read_until(sock, needle, timeout)
    local chunks = {}
    while true do
        local chunk, found = sock:readuntil(needle, timeout)
        if chunk then
            chunks[#chunks + 1] = chunk
            if found then return table.concat(chunks), true end
        elseif found ~= 'timeout' then
            check.eq(found, 'closed')
            return table.concat(chunks), nil
        end
    end
end

-- Repeats a call that may lose nothing to a timeout.
local function again(method, sock, argument, timeout)
    while true do
        local result, err = method(sock, argument, timeout)
        if result ~= nil or err ~= 'timeout' then
            if result == nil then check.eq(err, 'closed') end
            return result
        end
    end
end

local steps = {
    function(sock, model, timeout)
        local format = pick { 'l', 'L', '*l' }
        check.eq(again(sock.read, sock, format, timeout), model:line(format == 'L'), format)
    end,
    function(sock, model, timeout)
        local size = random(1, 12)
        local got = again(sock.read, sock, size, timeout)
        if got == nil then
            check.eq(model.rest, '')
        else
            check.ok(#got >= 1 and #got <= size)
            check.eq(got, model:take(#got), 'read')
        end
    end,
    function(sock, model, timeout)
        local size = random(1, 40)
        check.eq(again(sock.readfull, sock, size, timeout), model:full(size), 'readfull')
    end,
    function(sock, model, timeout)
        local size = random(1, 40)
        local want = #model.rest >= size and model.rest:sub(1, size) or nil
        check.eq(again(sock.peek, sock, size, timeout), want, 'peek')
    end,
    function(sock, model)
        local size = random(1, 20)
        local want = #model.rest >= size
        local skipped = sock:discard(size)
        check.eq(skipped ~= nil, want, 'discard')
        model:take(size)
    end,
    function(sock, model, timeout)
        local needle = pick(needles)
        local text, found = read_until(sock, needle, timeout)
        local want, want_found = model:till(needle)
        check.eq(text, want, 'readuntil')
        check.eq(found, want_found, 'readuntil found')
    end,
}

local function tcp_pair()
    local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
    local a = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
    local b = check.ok(listener:accept())
    listener:close()
    return a, b
end

local function unix_pair()
    return check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
end

for round = 1, rounds do
    local data = random_data(random(0, 200))
    local writer, reader = pick { tcp_pair, unix_pair } ()
    local source = random(4) == 1 and eco.reader(reader:getfd()) or reader
    eco.run(function()
        local at = 1
        while at <= #data do
            local size = random(1, pick { 1, 3, 30, 300 })
            check.eq(writer:send(data:sub(at, at + size - 1)), math.min(size, #data - at + 1))
            at = at + size
            if random(3) == 1 then eco.sleep(pick { 0, 0, 0.001 }) end
        end
        writer:close()
    end)
    local model = setmetatable({ rest = data }, Model)
    local timeout = random(3) == 1 and 0.0005 or nil
    local count = source == reader and #steps or 3 -- a reader has no peek and so on
    for _ = 1, 1000 do
        if model.rest == '' then break end
        steps[random(count)](source, model, timeout)
    end
    -- nil: an earlier call has told of the end.
    check.eq(again(source.read, source, 'a') or '', model.rest, 'the rest in round ' .. round)
    check.fails('closed', source:read(1))
    reader:close()
end
