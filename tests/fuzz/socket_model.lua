-- SPDX-License-Identifier: MIT
-- Random acts on connected sockets, TCP and Unix, streams and datagrams, and on listeners, against
-- a model of each: what a reader gets, who is woken, what close, cancel, shutdown and limits do;
-- see tests/lib/walk.lua. ECO_FUZZ_SEED and ECO_FUZZ_SECONDS choose more.
local check = require 'check'
local socket = require 'eco.socket'
local walk = require 'walk'

local random, pick, pack = math.random, walk.pick, walk.pack
local kSlots = 4
local kRoom = 6000 -- bytes under way that every kind of socket has room for
local kMessages = 4 -- and datagrams
local kBig = 3000000 -- more than there is ever room for

local function limit()
    return ({ nil, nil, nil, 0, -1, 1000, 0.001, 0.002, 0.004 })[random(9)]
end

local function is_short(seconds)
    return seconds and seconds > 0 and seconds < 1 and seconds or nil
end

-- One direction: what has been sent and not been read.
local function new_pipe()
    return { data = '', messages = {}, readers = {} }
end

-- ---- what a read gives --------------------------------------------------------------------------

local function till_line(data)
    return data:find('\n', 1, true)
end

-- By kind: is there enough? And what is wrong with this result?
local reads = {
    some = {
        ready = function(pipe) return #pipe.data > 0 end,
        take = function(pipe, n, got)
            return #got >= 1 and #got <= n and pipe.data:sub(1, #got) == got and #got
        end,
    },
    full = {
        ready = function(pipe, n) return #pipe.data >= n end,
        take = function(pipe, n, got) return got == pipe.data:sub(1, n) and n end,
    },
    peek = {
        ready = function(pipe, n) return #pipe.data >= n end,
        take = function(pipe, n, got) return got == pipe.data:sub(1, n) and 0 end,
    },
    line = {
        ready = function(pipe) return till_line(pipe.data) end,
        rest = true,
        take = function(pipe, format, got)
            local at = till_line(pipe.data)
            local line = pipe.data:sub(1, at)
            if format == 'l' and at then line = line:gsub('\r?\n$', '') end
            return got == line and (at or #pipe.data)
        end,
    },
    all = {
        ready = function() return false end,
        rest = true,
        take = function(pipe, _, got) return got == pipe.data and #got end,
    },
}

local function judge_read(pipe, kind, argument, got)
    local ok, data, err = unpack(got, 1, 3)
    if not ok then return 'it raises' end
    if data == nil then
        if pipe.reset and err == 'Connection reset by peer' then return nil end
        local short = not kind.rest and not kind.ready(pipe, argument) or pipe.data == ''
            or pipe.reset
        if pipe.eof and err == 'closed' and short then return nil end
        return ('there are %d bytes%s'):format(#pipe.data, pipe.eof and ' and the end' or '')
    end
    if not kind.ready(pipe, argument) and not (pipe.eof and kind.rest) then
        return 'not enough has been sent'
    end
    local taken = kind.take(pipe, argument, data)
    -- What was under way when the connection was reset may be lost.
    if not taken and pipe.reset and pipe.data:sub(1, #data) == data then taken = #data end
    if not taken then return ('want %q'):format(pipe.data:sub(1, 40)) end
    pipe.data = pipe.data:sub(taken + 1)
end

-- ---- the sockets --------------------------------------------------------------------------------

local last = 0

local function end_of(kind, real, rx, tx)
    last = last + 1
    return { name = kind .. last, kind = kind, real = real, rx = rx, tx = tx, waiting = {} }
end

local function new_ends(kind, a, b)
    local one, two = new_pipe(), new_pipe()
    local left, right = end_of(kind, a, one, two), end_of(kind, b, two, one)
    left.peer, right.peer = right, left
    return left, right
end

local function unix_pair()
    return new_ends('unix', check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)))
end

local function dgram_pair()
    return new_ends('dgram', check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)))
end

local function tcp_pair()
    local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
    local a = check.ok(socket.connect_tcp('127.0.0.1', listener:getsockname().port))
    local b = check.ok(listener:accept())
    listener:close()
    return new_ends('tcp', a, b)
end

local function new_listener()
    local real = check.ok(socket.listen_tcp('127.0.0.1', 0))
    last = last + 1
    return { name = 'listener' .. last, real = real, port = real:getsockname().port,
        waiters = {}, connected = {}, count = 0 }
end

walk.run(10, 120, function(w)
    local acts, ends, listeners = {}, {}, {}

    local function add(weight, f)
        for _ = 1, weight do
            acts[#acts + 1] = f
        end
    end

    local function some()
        return ends[random(2 * kSlots)]
    end

    -- Waiting is for the driver between the batches only; acts leave a note when they have ruined a
    -- pair.
    local function refill()
        for i = 1, 2 * kSlots, 2 do
            local a, b = ends[i], ends[i + 1]
            if not a or random(40) == 1 or a.closed and b.closed then
                for _, old in ipairs { a, b } do
                    if not old.closed then old:close() end
                end
                ends[i], ends[i + 1] = pick { unix_pair, tcp_pair, dgram_pair } ()
                ends[i].close, ends[i + 1].close = w.close_end, w.close_end
            end
        end
        for i = 1, 2 do
            if not listeners[i] or listeners[i].closed then listeners[i] = new_listener() end
        end
    end

    function w.close_end(s)
        if not s.closed then
            s.closed = true
            if s.rx.data ~= '' then s.tx.reset = true end
            if s.kind ~= 'dgram' then s.tx.eof = true end
            while s.rx.readers[1] do
                w:wake(s.rx.readers[1], nil, 'canceled')
            end
        end
        w:act(s.name .. ':close()', pack(true), s.real.close, s.real)
    end

    local function is_first(op, queue)
        return queue[1] == op
    end

    -- ---- streams --------------------------------------------------------------------------------

    local calls = {
        { 'read', reads.some, function() return random(60) end },
        { 'read', reads.some, function() return random(60) end },
        { 'recv', reads.line, function() return pick { 'l', 'L' } end },
        { 'read', reads.line, function() return pick { 'l', 'L' } end },
        { 'read', reads.all, function() return 'a' end },
        { 'readfull', reads.full, function() return random(60) end },
        { 'peek', reads.peek, function() return random(60) end },
    }
    add(10, function()
        local s = some()
        if s.kind == 'dgram' then return end
        local method, kind, make = unpack(pick(calls))
        local argument, seconds, pipe = make(), limit(), s.rx
        local ask = s.real[method]
        w:begin(('%s:%s(%s, %s)'):format(s.name, method, argument, tostring(seconds)),
            function() return ask(s.real, argument, seconds) end,
            function(op)
                if s.closed then
                    w:done(op, nil, 'closed')
                elseif pipe.readers[1] then
                    w:raises(op, 'another coroutine is already waiting')
                else
                    w:wait(op, pipe.readers)
                end
            end, {
                limit = is_short(seconds),
                must = function() return pipe.eof or kind.ready(pipe, argument) end,
                judge = function(_, got)
                    -- An end that has been told of already is told of again.
                    local again = kind == reads.all and pipe.eof and pipe.data == ''
                    if again and got[2] == nil and got[3] == 'closed' then return end
                    return judge_read(pipe, kind, argument, got)
                end,
            })
    end)

    local function send(s, data, size)
        local pipe = s.tx
        local cut = pipe.eof and not s.closed -- by its own shutdown
        w:begin(('%s:send(%d bytes)'):format(s.name, size),
            function() return s.real:send(data) end,
            function(op)
                if s.closed then return w:done(op, nil, 'closed') end
                op.gone = s.peer.closed
                if op.gone then s.rx.reset = true end -- which the peer's kernel answers so
                if not cut and not op.gone then
                    pipe.data = pipe.data .. data
                    pipe.sending = op
                end
                w:wait(op, {})
            end, {
                tells = true,
                -- All of it has been read, or there is surely room for what is left.
                must = function(op)
                    return cut or op.gone or op.canceled or s.closed or s.peer.closed
                        or #pipe.data < kRoom
                end,
                judge = function(op, got)
                    if pipe.sending == op then pipe.sending = nil end
                    if got[2] == size and (not cut or size == 0) then return end
                    if (op.canceled or s.closed) and got[3] == 'canceled' and got[5] <= size then
                        pipe.data = pipe.data:sub(1, #pipe.data - size + got[5])
                        return
                    end
                    if cut and got[4] == 'EPIPE' and got[5] == 0 then return end
                    local failed = got[4] == 'EPIPE' or got[4] == 'ECONNRESET'
                    if (op.gone or s.peer.closed) and failed then return end
                    return 'it should have been sent'
                end,
            })
    end
    add(8, function()
        local s = some()
        if s.kind == 'dgram' or s.tx.sending then return end
        local parts = {}
        for i = 1, random(0, 12) do
            parts[i] = pick { 'a', 'line\n', 'long line\r\n', '\r', '\n', 'word ', ('z'):rep(50) }
        end
        local data = table.concat(parts)
        if #s.tx.data + #data < kRoom then send(s, data, #data) end
    end)
    -- More than fits: it ends when the other end has read.
    add(1, function()
        local s = some()
        if s.kind == 'dgram' or s.tx.sending or s.tx.eof then return end
        if s.closed or s.peer.closed then return end
        send(s, ('%03d\n'):format(random(999)):rep(kBig / 4), kBig)
        w.stop = true
    end)
    add(2, function()
        local s = some()
        if s.kind == 'dgram' or s.closed then return end
        local n = #s.rx.data
        if n < 100000 or s.rx.readers[1] then return end
        n = pick { n, n, random(n) }
        w:begin(('%s:readfull(%d)'):format(s.name, n), function() return s.real:readfull(n) end,
            function(op) w:wait(op, s.rx.readers) end, {
                must = function() return true end,
                judge = function(_, got) return judge_read(s.rx, reads.full, n, got) end,
            })
        w.stop = true
    end)
    add(1, function()
        local s = some()
        if s.kind == 'dgram' or s.tx.sending or s.tx.eof or random(3) > 1 then return end
        if s.closed or s.peer.closed then return end
        s.tx.eof = true
        w:act(s.name .. ':shutdown()', pack(true, s.real), s.real.shutdown, s.real)
    end)

    -- ---- datagrams ------------------------------------------------------------------------------

    add(3, function()
        local s = some()
        if s.kind ~= 'dgram' or s.peer.closed or #s.tx.messages >= kMessages then return end
        local data = ('%d'):format(random(1000)):rep(random(0, 20))
        w:begin(('%s:send(%q)'):format(s.name, data), function() return s.real:send(data) end,
            function(op)
                if s.closed then return w:done(op, nil, 'closed') end
                table.insert(s.tx.messages, data)
                w:wait(op, {})
            end, {
                must = function() return true end,
                judge = function(_, got) return got[2] ~= #data and 'not sent' or nil end,
            })
    end)
    add(5, function()
        local s = some()
        if s.kind ~= 'dgram' then return end
        local size, seconds, pipe = random(30), limit(), s.rx
        w:begin(('%s:recvfrom(%d, %s)'):format(s.name, size, tostring(seconds)),
            function() return s.real:recvfrom(size, seconds) end,
            function(op)
                if s.closed then return w:done(op, nil, 'closed') end
                w:wait(op, pipe.readers)
            end, {
                limit = is_short(seconds),
                must = function(op)
                    for i = 1, #pipe.messages do
                        if pipe.readers[i] == op then return true end
                    end
                end,
                judge = function(op, got)
                    if not is_first(op, pipe.readers) then return 'it is not its turn' end
                    local message = table.remove(pipe.messages, 1)
                    if not message then return 'nothing has been sent' end
                    if got[2] ~= message:sub(1, size) then return 'want ' .. message end
                end,
            })
    end)

    -- ---- listeners ------------------------------------------------------------------------------

    add(2, function()
        local l = listeners[random(2)]
        if l.closed or #l.connected > 5 then return end
        w:begin(('connect to %s'):format(l.name), function()
            return socket.connect_tcp('127.0.0.1', l.port)
        end, function(op) w:wait(op, {}) end, {
            must = function() return true end,
            judge = function(_, got)
                local client = got[2]
                if not client then return 'it should be connected' end
                l.connected[client:getsockname().port] = client
                l.count = l.count + 1
            end,
        })
        w.stop = true
    end)
    add(3, function()
        local l = listeners[random(2)]
        local seconds = limit()
        w:begin(('%s:accept(%s)'):format(l.name, tostring(seconds)),
            function() return l.real:accept(seconds) end,
            function(op)
                if l.closed then return w:done(op, nil, 'closed') end
                w:wait(op, l.waiters)
            end, {
                limit = is_short(seconds),
                must = function(op)
                    for i = 1, l.count do
                        if l.waiters[i] == op then return true end
                    end
                end,
                judge = function(op, got)
                    if not is_first(op, l.waiters) then return 'it is not its turn' end
                    local client, peer = got[2], got[3]
                    if not client then return 'nothing to accept' end
                    op.accepted, op.port = client, peer.port
                    l.count = l.count - 1
                    w.accepted[#w.accepted + 1] = { l, client, peer.port }
                end,
            })
    end)
    add(1, function()
        local l = listeners[random(2)]
        if random(4) > 1 or l.closed then return end
        l.closed = true
        while l.waiters[1] do
            w:wake(l.waiters[1], nil, 'canceled')
        end
        w:act(l.name .. ':close()', pack(true), l.real.close, l.real)
        w.stop = true
    end)
    w.accepted = {}

    -- ---- the rest -------------------------------------------------------------------------------

    add(2, function()
        local s = some()
        if random(4) == 1 and not s.tx.sending and not s.rx.sending then s:close() end
    end)
    add(2, function()
        local s = some()
        local op = pick { s.rx.readers, listeners[random(2)].waiters } [1]
        if op then pick { w.cancel, w.close } (w, op) end
    end)
    add(1, function()
        local s = some()
        w:act(s.name .. ':closed()', pack(true, s.closed or false), s.real.closed, s.real)
        if s.closed then
            w:act(s.name .. ':getfd()', pack(true, -1), s.real.getfd, s.real)
        end
    end)
    add(1, function()
        if random(4) == 1 then collectgarbage() else collectgarbage('step', random(100)) end
    end)

    local batch = w.batch
    function w:batch(...)
        refill()
        batch(self, ...)
        -- What has been accepted belongs to what has connected.
        for _, accepted in ipairs(self.accepted) do
            local l, server, port = unpack(accepted)
            local client = l.connected[port]
            if not client then -- somebody else on this machine
                server:close()
                l.count = l.count + 1
            end
            l.connected[port] = nil
            local i = 2 * random(kSlots) - 1
            for n = i, i + 1 do
                if not ends[n].closed then ends[n]:close() end
            end
            self:settle()
            if client then
                ends[i], ends[i + 1] = new_ends('tcp', client, server)
                ends[i].close, ends[i + 1].close = w.close_end, w.close_end
            end
        end
        self.accepted = {}
    end
    refill()
    return acts, function()
        for _, s in ipairs(ends) do
            s.real:close()
        end
        for _, l in ipairs(listeners) do
            l.real:close()
        end
    end
end)
