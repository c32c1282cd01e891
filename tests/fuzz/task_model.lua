-- SPDX-License-Identifier: MIT
-- Random acts on mutexes, conditions, channels, waitgroups, groups, tasks and deadlines, against a
-- model of each: who is woken, in which order, with what; see tests/lib/walk.lua. ECO_FUZZ_SEED and
-- ECO_FUZZ_SECONDS choose more.
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local walk = require 'walk'

local random, pick, pack = math.random, walk.pick, walk.pack
local kSlots = 3 -- objects of each kind

-- What a task fails with: known by its identity.
local function failure(id)
    return setmetatable({}, { __tostring = function() return 'failure of ' .. id end })
end

walk.run(12, 150, function(w)
    local acts = {}

    -- Frequent ones stand there more than once.
    local function add(weight, f)
        for _ = 1, weight do
            acts[#acts + 1] = f
        end
    end

    local function slots(make)
        local list = {}
        for i = 1, kSlots do
            list[i] = make()
        end
        return list
    end

    -- Sometimes an object is forgotten, with those who wait for it.
    local function some(list, make)
        local i = random(kSlots)
        if random(60) == 1 then list[i] = make() end
        return list[i], i
    end

    local function limit()
        return ({ nil, nil, nil, 1000, 1000, 0, -1, 0.001, 0.002, 0.003 })[random(10)]
    end

    -- The names of objects in a trace.
    local function text(kind, i, method, ...)
        local arguments = {}
        for n = 1, select('#', ...) do
            arguments[n] = tostring((select(n, ...)))
        end
        return ('%s%d:%s(%s)'):format(kind, i, method, table.concat(arguments, ', '))
    end

    -- An operation of a lock, a condition and so on; `model` returns the queue it has to wait in,
    -- or nil if it called done or raises.
    local function operation(name, seconds, call, model, gives_way)
        local short = seconds and seconds > 0 and seconds < 1 and seconds or nil
        return w:begin(name, call, function(op)
            local queue = model(op)
            if not queue then return end
            if seconds and seconds <= 0 then
                w:done(op, nil, 'timeout')
            else
                w:wait(op, queue)
            end
        end, { limit = short, gives_way = gives_way })
    end

    -- ---- mutex ----------------------------------------------------------------------------------

    local function new_mutex()
        return { real = sync.mutex(), queue = {}, locked = false }
    end
    local mutexes = slots(new_mutex)

    add(3, function()
        local m, i = some(mutexes, new_mutex)
        local seconds = limit()
        operation(text('mutex', i, 'lock', seconds), seconds,
            function() return m.real:lock(seconds) end,
            function(op)
                if m.locked then return m.queue end
                m.locked = true
                w:done(op, true)
            end)
    end)
    add(2, function()
        local m, i = some(mutexes, new_mutex)
        local want = m.locked and pack(true) or pack(false, 'unlock of unlocked mutex')
        if m.queue[1] then
            w:wake(m.queue[1], true)
        else
            m.locked = false
        end
        w:act(text('mutex', i, 'unlock'), want, m.real.unlock, m.real)
    end)

    -- ---- cond -----------------------------------------------------------------------------------

    local function new_cond()
        return { real = sync.cond(), queue = {} }
    end
    local conds = slots(new_cond)

    add(3, function()
        local c, i = some(conds, new_cond)
        local seconds = limit()
        operation(text('cond', i, 'wait', seconds), seconds,
            function() return c.real:wait(seconds) end,
            function(op)
                if not c.closed then return c.queue end
                w:done(op, nil, 'closed')
            end)
    end)
    add(1, function()
        local c, i = some(conds, new_cond)
        local data = ({ nil, false, true, 'news', c })[random(5)]
        local woken = c.queue[1]
        if woken then w:wake(woken, data or true) end
        w:act(text('cond', i, 'signal', data), pack(true, woken ~= nil),
            c.real.signal, c.real, data)
    end)
    add(1, function()
        local c, i = some(conds, new_cond)
        local count = #c.queue
        while c.queue[1] do
            w:wake(c.queue[1], true)
        end
        w:act(text('cond', i, 'broadcast'), pack(true, count), c.real.broadcast, c.real)
    end)
    add(1, function()
        if random(6) > 1 then return end
        local c, i = some(conds, new_cond)
        c.closed = true
        while c.queue[1] do
            w:wake(c.queue[1], nil, 'closed')
        end
        w:act(text('cond', i, 'close'), pack(true), c.real.close, c.real)
        if random(2) == 1 then conds[i] = new_cond() end
    end)

    -- ---- waitgroup ------------------------------------------------------------------------------

    local function new_waitgroup()
        return { real = sync.waitgroup(), queue = {}, count = 0 }
    end
    local waitgroups = slots(new_waitgroup)

    add(2, function()
        local g, i = some(waitgroups, new_waitgroup)
        local seconds = limit()
        operation(text('waitgroup', i, 'wait', seconds), seconds,
            function() return g.real:wait(seconds) end,
            function(op)
                if g.count > 0 then return g.queue end
                w:done(op, true)
            end)
    end)
    add(3, function()
        local g, i = some(waitgroups, new_waitgroup)
        local delta = pick { 'done', 'done', -2, -1, 0, 1, 1, 2 }
        local want = pack(true)
        local count = g.count + (delta == 'done' and -1 or delta)
        if count < 0 then
            want = pack(false, 'counter')
        else
            g.count = count
            while count == 0 and g.queue[1] do
                w:wake(g.queue[1], true)
            end
        end
        if delta == 'done' then
            w:act(text('waitgroup', i, 'done'), want, g.real.done, g.real)
        else
            w:act(text('waitgroup', i, 'add', delta), want, g.real.add, g.real, delta)
        end
    end)

    -- ---- channel --------------------------------------------------------------------------------

    local function new_channel()
        local capacity = random(0, 3)
        return {
            real = channel.new(capacity), capacity = math.max(capacity, 1),
            values = {}, senders = {}, receivers = {},
        }
    end
    local channels = slots(new_channel)
    local last_value = 0

    add(3, function()
        local c, i = some(channels, new_channel)
        local seconds = limit()
        last_value = last_value + 1
        local value = random(9) > 1 and last_value or random(2) == 1 and false or nil
        operation(text('channel', i, 'send', value, seconds), seconds,
            function() return c.real:send(value, seconds) end,
            function(op)
                if value == nil then
                    w:raises(op, 'value expected')
                elseif c.closed then
                    w:raises(op, 'sending on closed channel')
                elseif c.receivers[1] then
                    w:wake(c.receivers[1], value)
                    w:done(op, true)
                elseif #c.values < c.capacity then
                    c.values[#c.values + 1] = value
                    w:done(op, true)
                else
                    op.value = value
                    return c.senders
                end
            end)
    end)
    add(3, function()
        local c, i = some(channels, new_channel)
        local seconds = limit()
        operation(text('channel', i, 'recv', seconds), seconds,
            function() return c.real:recv(seconds) end,
            function(op)
                if c.values[1] == nil then
                    if c.closed then return w:done(op, nil) end
                    return c.receivers
                end
                w:done(op, table.remove(c.values, 1))
                local sender = c.senders[1]
                if sender then
                    c.values[#c.values + 1] = sender.value
                    w:wake(sender, true)
                end
            end)
    end)
    add(1, function()
        local c, i = some(channels, new_channel)
        w:act(text('channel', i, 'length'), pack(true, #c.values), c.real.length, c.real)
    end)
    add(1, function()
        if random(6) > 1 then return end
        local c, i = some(channels, new_channel)
        c.closed = true
        while c.senders[1] do
            local op = c.senders[1]
            w:wake(op)
            op.want = pack(false, 'sending on closed channel')
        end
        while c.receivers[1] do
            w:wake(c.receivers[1], nil)
        end
        w:act(text('channel', i, 'close'), pack(true), c.real.close, c.real)
        if random(2) == 1 then channels[i] = new_channel() end
    end)

    -- ---- tasks ----------------------------------------------------------------------------------

    local tasks = {} -- some operations, also such that have ended
    local function remember(op)
        tasks[random(6)] = op
    end

    local begin = w.begin
    function w:begin(...)
        local op = begin(self, ...)
        if random(3) == 1 then remember(op) end
        return op
    end

    add(2, function()
        local seconds = pick { 0, 0.001, 0.002, 0.003, 1000, math.huge }
        w:begin(('sleep(%g)'):format(seconds), function() return eco.sleep(seconds) end,
            function(op)
                if seconds > 0 then w:wait(op, {}) else w:wake(op) end
            end, {
                limit = seconds > 0 and seconds < 1 and seconds or nil,
                unlimited = seconds == 0,
                expired = {},
            })
    end)
    add(2, function()
        local target = tasks[random(6)]
        if not target then return end
        local seconds = limit()
        operation(('join(%d, %s)'):format(target.id, tostring(seconds)), seconds,
            function() return eco.join(target.co, seconds) end,
            function(op)
                if target.closed then
                    w:raises(op, 'task expected')
                elseif target.failed then
                    w:done(op, nil, target.fails)
                elseif target.over then
                    w:done(op, true, target.id)
                else
                    return target.joiners
                end
            end, true)
    end)
    add(2, function()
        local target = tasks[random(6)]
        if target then w:cancel(target) end
    end)
    add(1, function()
        local i = random(6)
        local target = tasks[i]
        if not target or not w.live[target] or random(3) > 1 then return end
        tasks[i] = nil
        target.closed = true
        w:close(target)
    end)

    -- ---- groups ---------------------------------------------------------------------------------

    local function new_group()
        return { real = eco.group(), queue = {}, members = {}, count = 0 }
    end
    local groups = slots(new_group)

    local function cancel_members(g)
        g.canceled = true
        local waiting = {}
        for op in pairs(g.members) do
            op.canceled = true
            if w:is_waiting(op) then waiting[#waiting + 1] = op end
        end
        w:wake_any(waiting, nil, 'canceled')
    end

    local function wait_for_group(g, op)
        if g.count > 0 then
            if op.canceled then return w:wake(op, nil, 'canceled') end
            return w:wait(op, g.queue)
        end
        g.canceled = nil
        if g.failure then
            w:done(op, nil, g.failure)
            g.failure = nil
        else
            w:done(op, true)
        end
    end

    local function member_ended(g, op, failed)
        g.members[op] = nil
        g.count = g.count - 1
        if failed and not g.failure then
            g.failure = op.fails
            cancel_members(g)
        end
        while (g.failure or g.count == 0) and g.queue[1] do
            w:recheck(g.queue[1], function(waiter) wait_for_group(g, waiter) end)
        end
    end

    add(4, function()
        local g, i = some(groups, new_group)
        local c = conds[random(kSlots)]
        local fails = random(4) == 1 and failure(w.last + 1) or nil
        w:begin(text('group', i, 'run', 'cond wait', fails and 'fails'),
            function() return c.real:wait() end,
            function(op)
                if c.closed then
                    w:done(op, nil, 'closed')
                else
                    w:wait(op, c.queue)
                end
            end, {
                start = function(f) return g.real:run(f) end,
                fails = fails,
                before = function(op)
                    op.group = g
                    g.members[op] = true
                    g.count = g.count + 1
                    op.canceled = g.canceled
                end,
                ended = function(op, failed) member_ended(g, op, failed) end,
            })
    end)
    add(2, function()
        local g, i = some(groups, new_group)
        local seconds = limit()
        local short = seconds and seconds > 0 and seconds < 1 and seconds or nil
        -- A wait takes the failure with it. Whether one did that ends just now by its limit can
        -- not be told: such a one is alone, and the group is used no more.
        if g.taken or short and g.queue[1] then return end
        w:begin(text('group', i, 'wait', seconds), function() return g.real:wait(seconds) end,
            function(op)
                if g.count > 0 and seconds and seconds <= 0 then
                    w:done(op, nil, 'timeout')
                else
                    wait_for_group(g, op)
                    g.taken = short
                end
            end, { limit = short, unlimited = true, ended = function(op)
                g.taken = nil
                if op.late then
                    for n = 1, kSlots do
                        if groups[n] == g then groups[n] = new_group() end
                    end
                end
            end })
    end)
    add(1, function()
        local g, i = some(groups, new_group)
        if random(3) > 1 then return end
        cancel_members(g)
        w:act(text('group', i, 'cancel'), pack(true), g.real.cancel, g.real)
    end)

    -- ---- memory ---------------------------------------------------------------------------------

    add(1, function()
        if random(4) == 1 then collectgarbage() else collectgarbage('step', random(100)) end
    end)

    return acts
end)
