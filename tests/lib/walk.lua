-- SPDX-License-Identifier: MIT
-- A random walk that is checked step by step against a model.
--
-- The driver acts in batches, without ever waiting in one: so nothing else happens meanwhile, and
-- the model knows what each act does. An operation that may wait runs in a task of its own. The
-- model says whether it ends at once, and which of the waiting ones become ready, in which order,
-- with which results. Then the driver lets the others run, and what they noted must be that.
--
-- What the kernel has a part in (sockets) ends when the loop looks at it. There the model says what
-- must end now, and judges what it brings.
--
-- A timeout is the only thing that happens by itself. Before each batch all that are due have
-- been seen, so how fast the machine is decides what is tried, never what is right.
local time = require 'eco.time'

local Walk = {}
Walk.__index = Walk

local random = math.random
local kTrace = 200 -- steps that a failure shows
local kPatience = 30 -- seconds until a wake-up counts as lost
local kRounding = 0.001 -- limits are cut to whole milliseconds

local function pack(...)
    return { n = select('#', ...), ... }
end

local function show(results)
    local texts = {}
    for i = 1, results.n do
        local value = results[i]
        texts[i] = type(value) == 'string' and ('%q'):format(value:sub(1, 60)) or tostring(value)
    end
    return table.concat(texts, ', ')
end

-- Results of pcall: an error is known by a part of its text; nil at the end is no result.
local function same(got, want)
    if got[1] == false and want[1] == false and type(want[2]) == 'string' then
        return tostring(got[2]):find(want[2], 1, true) ~= nil
    end
    for i = 1, math.max(got.n, want.n) do
        if not rawequal(got[i], want[i]) then return false end
    end
    return true
end

local kTimeout = pack(true, nil, 'timeout')

-- seed: of math.random. A walk that has failed is repeated with the same one.
function Walk.new(seed)
    math.randomseed(seed)
    return setmetatable({
        seed = seed,
        trace = {},
        log = {}, -- what the tasks have noted, not yet looked at
        ready = {}, -- lists of operations in the order in which they are to end
        live = {}, -- operations that wait or are ready
        due = {}, -- those of them that have a short limit
        last = 0,
        steps = 0,
    }, Walk)
end

function Walk.pick(list)
    return list[random(#list)]
end

function Walk:note(...)
    local line = string.format(...)
    self.trace[#self.trace + 1] = line
    if #self.trace > 2 * kTrace then
        self.trace = { unpack(self.trace, kTrace + 1) }
    end
end

function Walk:fail(...)
    local count = #self.trace
    local steps = table.concat(self.trace, '\n  ', math.max(count - kTrace, 1))
    error(('%s\nECO_FUZZ_SEED=%d begins with it; the last steps:\n  %s'):format(
        string.format(...), self.seed, steps), 0)
end

-- ---- for the models -----------------------------------------------------------------------------

local function remove(list, value)
    for i, other in ipairs(list) do
        if other == value then
            table.remove(list, i)
            return true
        end
    end
end
Walk.remove = remove

local function leave_queue(op)
    if op.queue then remove(op.queue, op) end
    op.queue = nil
end

-- The operation ends at once.
function Walk.done(_, op, ...)
    op.want = pack(true, ...)
end

function Walk.raises(_, op, text)
    op.want = pack(false, text)
end

-- It waits in this queue.
function Walk.wait(_, op, queue)
    op.queue = queue
    queue[#queue + 1] = op
end

-- A waiting one becomes ready with these results.
function Walk:wake(op, ...)
    leave_queue(op)
    op.want = pack(true, ...)
    op.late = self.settling -- its own limit may have been first, unseen
    self.ready[#self.ready + 1] = { op }
end

-- Several do, in any order.
function Walk:wake_any(ops, ...)
    if not ops[1] then return end
    for _, op in ipairs(ops) do
        leave_queue(op)
        op.want = pack(true, ...)
        op.late = self.settling
    end
    self.ready[#self.ready + 1] = ops
end

-- A waiting one goes on, but need not end: `go_on` is called when its turn comes.
function Walk:recheck(op, go_on)
    leave_queue(op)
    op.go_on = go_on
    self.ready[#self.ready + 1] = { op }
end

function Walk:leave_ready(op)
    for i, ops in ipairs(self.ready) do
        if remove(ops, op) then
            if not ops[1] then table.remove(self.ready, i) end
            return
        end
    end
end

function Walk:is_waiting(op)
    return self.live[op] and not op.want and not op.go_on
end

-- ---- operations ---------------------------------------------------------------------------------

local function generator(f)
    local next_value = coroutine.wrap(function()
        coroutine.yield 'first'
        coroutine.yield(f())
    end)
    assert(next_value() == 'first')
    return next_value()
end

local function inner_wrap(f)
    return coroutine.wrap(function() return coroutine.wrap(f)() end)()
end

local function within(seconds)
    return function(f) return eco.timeout(seconds, f) end
end

-- Ways to call it; `limit` is a deadline they bring along.
local ways = {
    { name = '', call = function(f) return f() end },
    { name = '', call = function(f) return f() end },
    { name = ' in wrap', call = function(f) return coroutine.wrap(f)() end },
    { name = ' in wrap in wrap', call = inner_wrap },
    { name = ' in a generator', call = generator },
    { name = ' in timeout(1000)', call = within(1000), limit = 1000 },
    { name = ' in timeout(0.002)', call = within(0.002), limit = 0.002 },
    { name = ' in timeout(0.004)', call = within(0.004), limit = 0.004 },
    { name = ' in timeout(0)', call = within(0), limit = 0 },
    { name = ' in sort', confined = true, call = function(f)
        local results
        table.sort({ 2, 1 }, function(a, b)
            results = results or pack(f())
            return a < b
        end)
        return unpack(results, 1, results.n)
    end },
}

local function is_expired(op, got, at)
    return op.outer_due and at >= op.outer_due and same(got, kTimeout)
        or op.own_due and at >= op.own_due and same(got, op.expired)
end

-- Starts `call` in a task. `model(op)` says what happens: done, raises, or wait.
--   limit    its timeout in seconds, if it has a short one
--   expired  what it then gives, if not nil, "timeout"
--   start    what starts the task, if not eco.run
--   ended    called when it has ended
--   unlimited  true: no deadline around it
--   gives_way  true: it may let others run first when its task has had its slice
--   must     must(op): true if it has to end once the loop has looked at it
--   judge    judge(op, results of pcall): what is wrong with them, or nil; changes the model
--   tells    true: judge is asked about a cancel, too
function Walk:begin(text, call, model, options)
    options = options or {}
    local way
    repeat
        way = self.pick(ways)
    until not ((options.unlimited or options.judge) and way.limit
        or options.judge and way.confined)
    local now = time.monotonic()
    self.last = self.last + 1
    local op = { id = self.last, text = text .. way.name, joiners = {}, ended = options.ended }
    if way.limit and way.limit < 1 then op.outer_due = now + way.limit - kRounding end
    if options.limit then op.own_due = now + options.limit - kRounding end
    op.expired = options.expired and pack(true, unpack(options.expired)) or kTimeout
    op.fails, op.must, op.judge = options.fails, options.must, options.judge
    op.tells = options.tells
    if options.before then options.before(op) end
    model(op)
    if way.confined and (not op.want or self:is_marked(op)) then
        leave_queue(op)
        self:leave_ready(op)
        self:raises(op, 'attempt to yield across C-call boundary')
    elseif op.canceled and not op.want then
        self:wake(op, nil, 'canceled')
    end
    local immediate = op.want and not self:is_marked(op)
    self:note('%d: %s%s', op.id, op.text, immediate and '' or ' waits')
    self.live[op] = true
    self.steps = self.steps + 1
    if op.own_due or op.outer_due then self.due[op] = true end

    local count = #self.log
    op.co = (options.start or eco.run)(function()
        local results = pack(pcall(way.call, call))
        self.log[#self.log + 1] = { op, results, time.monotonic() }
        if op.fails and self:may_fail(op) then error(op.fails, 0) end
        return op.id
    end)
    if op.judge and not op.want then
        if #self.log > count then
            self:observe(table.remove(self.log))
        elseif op:must() then
            self.stop = true -- whether it has been done already cannot be told: nothing more now
        end
    elseif not immediate then
        local entry = self.log[count + 1]
        if entry and entry[1] == op and is_expired(op, entry[2], entry[3]) then
            self:observe(table.remove(self.log)) -- the machine was slower than a short limit
        elseif entry then
            self:fail('%d: %s ended, and should wait: %s', op.id, op.text, show(entry[2]))
        end
    elseif options.gives_way and not self.log[count + 1] then
        self.ready[#self.ready + 1] = { op }
    else
        self:expect_now(op, count)
    end
    return op
end

function Walk:is_marked(op)
    for _, ops in ipairs(self.ready) do
        for _, other in ipairs(ops) do
            if other == op then return true end
        end
    end
    return false
end

function Walk:expect_now(op, count)
    local entry = self.log[count + 1]
    if not entry or entry[1] ~= op then
        self:fail('%d: %s should have ended with %s', op.id, op.text, show(op.want))
    end
    self.log[count + 1] = nil
    table.insert(self.ready, 1, { op })
    self:observe(entry)
end

-- An error that nobody takes would end the process.
function Walk.may_fail(_, op)
    if op.group then return true end
    for _, joiner in ipairs(op.joiners) do
        if not joiner.own_due and not joiner.outer_due then return true end
    end
    return false
end

-- Something that never waits, with the results it is to have.
function Walk:act(text, want, f, ...)
    self:note('%s', text)
    self.steps = self.steps + 1
    local got = pack(pcall(f, ...))
    if not same(got, want) then
        self:fail('%s: got %s, want %s', text, show(got), show(want))
    end
end

Walk.pack = pack

function Walk:cancel(op)
    self:note('cancel %d', op.id)
    op.canceled = true
    if self:is_waiting(op) and not op.tells then
        self:wake(op, nil, 'canceled')
    end
    eco.cancel(op.co)
end

-- coroutine.close: it never goes on, and who joins it is told so.
function Walk:close(op)
    self:note('close %d', op.id)
    self.live[op], self.due[op] = nil, nil
    leave_queue(op)
    self:leave_ready(op)
    if not coroutine.close(op.co) then self:fail('%d cannot be closed', op.id) end
    for _, joiner in ipairs { unpack(op.joiners) } do
        self:wake(joiner, nil, 'canceled')
    end
    if op.ended then op.ended(op, false) end
end

-- ---- what has happened --------------------------------------------------------------------------

-- Operations whose turn has come and that need not end: they say so themselves.
function Walk:go_on()
    while self.ready[1] and self.ready[1][1].go_on do
        local op = table.remove(self.ready, 1)[1]
        local go_on = op.go_on
        op.go_on = nil
        op.late = true
        go_on(op)
        if op.want and not self:is_marked(op) then
            table.insert(self.ready, 1, { op })
            return
        end
    end
end

function Walk:observe(entry)
    local op, got, at = unpack(entry)
    self:note('   -> %d: %s', op.id, show(got))
    self:go_on()
    local first = self.ready[1]
    -- One of several that wait for the kernel may have been told already to try again.
    local its_turn = op.judge ~= nil and op.want ~= nil
    for _, other in ipairs(first or {}) do
        its_turn = its_turn or other == op
    end
    if its_turn and (same(got, op.want) or op.outer_due and at >= op.outer_due
        and same(got, kTimeout)) then
        self:leave_ready(op)
    elseif (not op.want or op.late) and is_expired(op, got, at) then
        leave_queue(op)
        self:leave_ready(op)
    elseif op.judge and not op.want then
        local wrong = op:judge(got)
        if wrong then self:fail('%d: %s ended with %s: %s', op.id, op.text, show(got), wrong) end
        leave_queue(op)
    else
        self:fail('%d: %s ended with %s; %s', op.id, op.text, show(got), op.want
            and (its_turn and 'not with ' or ('it is the turn of %s, and then with '):format(
                first and first[1].id or 'nobody')) .. show(op.want)
            or 'it should wait')
    end
    self.live[op], self.due[op] = nil, nil
    op.over = true
    local failed = op.fails ~= nil and self:may_fail(op)
    op.failed = failed
    if op.ended then op.ended(op, failed) end
    for _, joiner in ipairs { unpack(op.joiners) } do
        if failed then
            self:wake(joiner, nil, op.fails)
        else
            self:wake(joiner, true, op.id)
        end
    end
end

function Walk:is_due(now)
    for op in pairs(self.due) do
        if math.min(op.own_due or math.huge, op.outer_due or math.huge) <= now then return true end
    end
    return false
end

-- An operation that has to end.
function Walk:overdue()
    if self.ready[1] then return self.ready[1][1] end
    for op in pairs(self.live) do
        if op.must and not op.want and op:must() then return op end
    end
end

-- Lets the tasks run until everything that is to happen has happened; with `patient` until no short
-- limit is left.
function Walk:settle(patient)
    self.settling = true
    local start, turns = time.monotonic(), 0
    repeat
        eco.sleep(0)
        turns = turns + 1
        local log = self.log
        self.log = {}
        for _, entry in ipairs(log) do
            self:observe(entry)
        end
        self:go_on()
        local now = time.monotonic()
        if now - start > kPatience then
            local op = self:overdue() or next(self.due)
            self:fail('%d: %s did not end with %s', op.id, op.text, show(op.want or op.expired))
        end
    until turns >= 2 and not self:overdue() and not self:is_due(patient and math.huge or now)
    self.settling = false
end

-- ---- batches ------------------------------------------------------------------------------------

local function in_sort(f)
    table.sort({ 2, 1 }, function(a, b)
        if f then f() end
        f = nil
        return a < b
    end)
end

local function in_timer(f)
    local channel = require('eco.channel').new()
    time.at(0, function()
        channel:send(pack(pcall(f)))
    end)
    local results = channel:recv()
    if not results[1] then error(results[2], 0) end
end

local function in_task(f)
    assert(eco.join(eco.run(f)))
end

local places = {
    function(f) f() end,
    function(f) f() end,
    function(f) coroutine.wrap(f)() end,
    function(f) eco.timeout(1000, f) end,
    in_sort,
    in_timer,
    in_task,
}

-- Some of the acts in `steps`, in one go, somewhere.
function Walk:batch(steps)
    self.pick(places)(function()
        -- Something may have come of due on the way here.
        if self.ready[1] or self.log[1] or self:is_due(time.monotonic()) then return end
        self.stop = false
        for _ = 1, random(8) do
            self.pick(steps)()
            if self.stop then break end
        end
    end)
    self:settle(random(4) == 1)
end

-- Ends what still waits: each must have been waiting all the time.
function Walk:finish()
    local ops = {}
    for op in pairs(self.live) do
        ops[#ops + 1] = op
    end
    table.sort(ops, function(a, b) return a.id < b.id end)
    for _, op in ipairs(ops) do
        if self.live[op] then self:cancel(op) end
    end
    self:settle()
    if next(self.live) then
        self:fail('%d: %s still waits', next(self.live).id, next(self.live).text)
    end
end

-- Walks with seeds from ECO_FUZZ_SEED on, `count` of them, and then for ECO_FUZZ_SECONDS.
function Walk.run(count, batches, prepare)
    local check = require 'check'
    local first = tonumber(os.getenv 'ECO_FUZZ_SEED') or 1
    local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS')
    local ends = time.monotonic() + (seconds or 0)
    local seed, steps = first, 0
    repeat
        local walk = Walk.new(seed)
        local acts, leave = prepare(walk)
        for _ = 1, batches do
            walk:batch(acts)
        end
        walk:finish()
        if leave then leave() end
        check.eq(eco.count(), 1, 'tasks left with seed ' .. seed)
        steps = steps + walk.steps
        seed = seed + 1
    until (seconds and time.monotonic() >= ends) or (not seconds and seed >= first + count)
    print(('%d seeds, %d steps'):format(seed - first, steps))
end

return Walk
