-- SPDX-License-Identifier: MIT
-- Runs rounds of many kinds at the same time and looks, again and again, at what is left of them.
--
--     soak.add('echo', 4, function(random) ... end) -- 4 tasks; an error in a round fails the soak
--     soak.run(60)
--
-- At a checkpoint the tasks pause between two rounds; then everything that rounds have made must
-- be gone: tasks, descriptors, children, memory.

local check = require 'check'
local lateness = require 'lateness'
local processes = require 'processes'
local socket = require 'eco.socket'
local sync = require 'eco.sync'
local sys = require 'eco.sys'
local time = require 'eco.time'

local soak = { rounds = {} }

local kinds = {}
local order = {}
local workers, parked, paused, ended = 0, 0, false, false
local news = sync.cond()    -- of the checkpoint to the workers

-- Numbers of its own for each worker, so that a seed tells what it does.
local function generator(seed)
    return function(from, to)
        seed = seed * 16807 % 2147483647
        return from + seed % (to - from + 1)
    end
end

-- `count` tasks do rounds of `f(random)`, with breaks of up to 20 ms.
function soak.add(name, count, f)
    order[#order + 1] = name
    kinds[name] = { f = f, count = count }
    soak.rounds[name] = 0
end

-- A round of any kind but the one named.
function soak.pick(random, but)
    local name
    repeat
        name = order[random(1, #order)]
    until name ~= but
    return kinds[name].f
end

local function work(name, kind, random)
    while not ended do
        if paused then
            parked = parked + 1
            news:wait()
            parked = parked - 1
        else
            kind.f(random)
            soak.rounds[name] = soak.rounds[name] + 1
            eco.sleep(random(0, 20) / 1000)
        end
    end
    workers = workers - 1
end

-- How late timers are in a process that has nothing else to do: that is the machine. Returns a
-- function that ends it and returns its text.
local function start_control()
    local here, there = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
    check.ok(sys.spawn(function()
        here:close()
        local timers = lateness.watch()
        there:read()
        there:send(timers:text() .. '\n')
        os.exit(0)
    end))
    there:close()
    return function()
        here:shutdown()
        local text = here:read 'l'
        here:close()
        return text
    end
end

-- ---- checkpoints --------------------------------------------------------------------------------

local function collect()
    for _ = 1, 3 do -- finalisers make garbage, too
        collectgarbage()
        eco.sleep(0)
    end
end

-- Waits until it is true; shows all tasks if that takes longer than a minute.
local function await(what, f)
    local limit = time.monotonic() + 60
    while not f() do
        if time.monotonic() > limit then
            error(('%s, after a minute:\n%s'):format(what, eco.dump()), 0)
        end
        eco.sleep(0.005)
    end
end

-- Waits until only what was there before the first round is left; returns what there is.
local function settle(tasks, children)
    paused = true
    await('a round does not end', function() return parked == workers end)
    collect()
    await('something is left', function()
        return eco.count() <= tasks + workers and #processes.children() <= children
    end)
    collect()
    local seen = {
        tasks = eco.count(),
        descriptors = check.fd_count(),
        heap = collectgarbage 'count',
        resident = check.rss_kb(),
    }
    paused = false
    news:broadcast()
    return seen
end

local function show(label, seen)
    print(('%-9s %5d tasks %5d descriptors %8.0f KiB heap %8d KiB resident'):format(
        label, seen.tasks, seen.descriptors, seen.heap, seen.resident))
    io.stdout:flush()
end

-- Runs for so long and returns what was there at each checkpoint: one a minute, at least
-- ten. At the first one everything has been loaded.
function soak.run(seconds, seed)
    local stop_control = start_control()
    local timers = lateness.watch()
    local tasks, children = eco.count(), #processes.children()
    local start = time.monotonic()
    for i, name in ipairs(order) do
        for j = 1, kinds[name].count do
            workers = workers + 1
            eco.run(work, name, kinds[name], generator(seed * 1000 + i * 20 + j))
        end
    end
    local seen = {}
    local interval = math.min(seconds / 10, 60)
    for i = 1, math.floor(seconds / interval + 0.5) do
        eco.sleep(math.max(start + interval * i - time.monotonic(), 0))
        timers.paused = true
        seen[i] = settle(tasks, children)
        timers.paused = false
        show(('%d s'):format(time.monotonic() - start), seen[i])
    end
    ended = true
    await('a worker does not end', function() return workers == 0 end)
    timers.stopped = true
    print('meanwhile:          ' .. timers:text())
    print('an idle process:    ' .. stop_control())
    for _, name in ipairs(order) do
        print(('%-10s %9d rounds'):format(name, soak.rounds[name]))
    end
    return seen
end

return soak
