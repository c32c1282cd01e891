-- SPDX-License-Identifier: MIT
-- Tasks that do whatever comes to their mind with shared sockets, timers, locks, channels and each
-- other: every wait ends, nothing is left. ECO_FUZZ_SECONDS (default 2) and ECO_FUZZ_SEED choose
-- more.
local check = require 'check'
local socket = require 'eco.socket'
local sync = require 'eco.sync'
local channel = require 'eco.channel'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 2
math.randomseed(tonumber(os.getenv 'ECO_FUZZ_SEED') or 1)
local random = math.random

local function pick(list)
    return list[random(#list)]
end

local path = os.tmpname()
local file = check.ok(io.open(path, 'wb'))
file:write(('z'):rep(300000))
file:close()

-- What the tasks share; an index without an object is nil, and stepping on it fails like a closed
-- one.
local socks, readers, ios, timers, tasks = {}, {}, {}, {}, {}
local kSize = 8
local port

local function put(list, object)
    list[random(kSize)] = object
end

local function get(list)
    return list[random(kSize)]
end

local function limit()
    return pick { 0.0005, 0.001, 0.002 }
end

local mutex, cond, group = sync.mutex(), sync.cond(), eco.group()
local queue = channel.new(2)
local start
local walkers = {} -- they never yield for good

local steps = {
    function()
        local kind = pick { socket.SOCK_STREAM, socket.SOCK_STREAM, socket.SOCK_DGRAM }
        local a, b = socket.socketpair(socket.AF_UNIX, kind)
        put(socks, a)
        put(socks, b)
    end,
    function()
        local listener = socket.listen_tcp('127.0.0.1', 0)
        if listener then
            port = listener:getsockname().port
            put(socks, listener)
        end
    end,
    function()
        put(socks, port and socket.connect_tcp('127.0.0.1', port, { timeout = limit() }))
    end,
    function() put(socks, (get(socks):accept(limit()))) end,
    function() get(socks):send(('d'):rep(random(0, 100)), limit()) end,
    function() get(socks):send(('line\n'):rep(random(0, 60000)), limit()) end,
    function() get(socks):sendfile(path, random(300000), random(0, 300000), limit()) end,
    function() get(socks):read(pick { 'l', 'L', 'a', 1, 10, 100000 }, limit()) end,
    function() get(socks):readfull(random(100000), limit()) end,
    function() get(socks):readuntil(pick { '\n', 'e\nl', 'zzzz' }, limit()) end,
    function() get(socks):peek(random(100), limit()) end,
    function() get(socks):discard(random(10000), limit()) end,
    function() get(socks):recvfrom(random(1000), limit()) end,
    function() get(socks):shutdown(pick { 'read', 'write', 'both' }) end,
    function() get(socks):close() end,
    function() tostring(get(socks)) end,
    function() put(socks, nil) end,
    function() put(readers, eco.reader(get(socks):getfd())) end,
    function() get(readers):read(pick { 'l', 'a', 10 }, limit()) end,
    function() get(readers):cancel() end,
    function() put(readers, nil) end,
    function() put(ios, eco.io(get(socks):getfd())) end,
    function() get(ios):wait(pick { 1, 4, 5 }, limit()) end,
    function() get(ios):cancel() end,
    function() put(ios, nil) end,
    function() put(timers, time.at(limit(), function() eco.sleep(limit()) end)) end,
    function() put(timers, time.on(time.now() + limit(), function() end)) end,
    function() get(timers):set(limit()) end,
    function() get(timers):cancel() end,
    function() get(timers):close() end,
    function() put(timers, nil) end,
    function() eco.sleep(pick { 0, 0, limit() }) end,
    function() put(tasks, start(random(5))) end,
    function() put(tasks, group:run(function() eco.sleep(limit()) end)) end,
    function() group:wait(limit()) end,
    function() eco.cancel(get(tasks)) end,
    function() eco.join(get(tasks), limit()) end,
    function() coroutine.close(get(tasks)) end,
    function() coroutine.resume(get(tasks), 1, 2) end,
    function() if not walkers[coroutine.running()] then coroutine.yield() end end,
    function() if random(5) == 1 then error('on purpose', 0) end end,
    function() if mutex:lock(limit()) then mutex:unlock() end end,
    function() cond:wait(limit()) end,
    function() pick { cond.signal, cond.broadcast } (cond) end,
    function() queue:send(1, limit()) end,
    function() queue:recv(limit()) end,
    function() if random(10) == 1 then collectgarbage() else collectgarbage('step') end end,
    function() eco.dump() end,
}
local nested = {
    function(f) return f() end,
    function(f) return eco.timeout(limit(), f) end,
    function(f) return coroutine.wrap(f)() end,
    function(f)
        return coroutine.wrap(function()
            local g = coroutine.wrap(function()
                f()
                coroutine.yield()
                f()
            end)
            g()
            g()
        end)()
    end,
    function(f) table.sort({ 2, 1 }, function(x, y) pcall(f) return x < y end) end,
    function(f) return eco.timeout(limit(), coroutine.wrap(f)) end,
}

function start(count)
    return eco.run(function()
        for _ = 1, count do
            pcall(pick(nested), pick(steps))
        end
    end)
end

collectgarbage()
local before = check.fd_count()
local deadline = time.monotonic() + seconds
for _ = 1, 12 do
    local walker = eco.run(function()
        eco.sleep(0)
        while time.monotonic() < deadline do
            pcall(pick(nested), pick(steps))
            if random(20) == 1 then eco.sleep(0) end
        end
    end)
    walkers[walker] = true
end
for walker in pairs(walkers) do
    check.ok(eco.join(walker))
end

-- All tasks that still wait, do so in coroutine.yield or with a limit.
eco.sleep(0.05)
for _, co in ipairs(eco.all()) do
    if co ~= coroutine.running() then
        coroutine.close(co)
    end
end
check.eq(eco.count(), 1)
socks, readers, ios, timers, tasks = {}, {}, {}, {}, {}
walkers, queue, group = nil, nil, nil
eco.sleep(0.05)
for _ = 1, 4 do
    collectgarbage()
    eco.sleep(0)
end
os.remove(path)
check.eq(check.fd_count(), before)
