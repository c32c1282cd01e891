-- SPDX-License-Identifier: MIT
-- Random trees of generators that yield, wait, fail, close each other and start tasks do the same
-- as without the waits. ECO_FUZZ_ROUNDS (default 300) and ECO_FUZZ_SEED choose more.
local check = require 'check'
local socket = require 'eco.socket'

local rounds = tonumber(os.getenv 'ECO_FUZZ_ROUNDS') or 300
math.randomseed(tonumber(os.getenv 'ECO_FUZZ_SEED') or 1)
local random = math.random

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
local busy = false

local waits = {
    function() eco.sleep(0) end,
    function() eco.sleep(0.0001) end,
    function()
        if busy then return end -- another task of the tree uses the pair
        busy = true
        eco.run(function()
            eco.sleep(0)
            b:send('x\n')
        end)
        check.eq(a:read('l'), 'x')
        busy = false
    end,
    function() check.fails('timeout', eco.timeout(0.0001, eco.sleep, 1)) end,
    function() check.same({ eco.join(eco.run(function() eco.sleep(0) return 7, nil end)) },
        { true, 7, nil }) end,
}

-- ---- programs -----------------------------------------------------------------------------------

-- A program is a list of steps; a step that runs others has programs of its own.
local function make_program(depth)
    local program = {}
    for i = 1, random(1, 5) do
        local kind = random(depth > 0 and 13 or 5)
        local step = { kind = kind, value = random(100), count = random(0, 3) }
        step.wait = random(#waits)
        if kind > 5 then
            step.inner = make_program(depth - 1)
        end
        program[i] = step
    end
    return program
end

-- What the program does is written to `log`; `wait` is called wherever it may wait.
local function run_program(program, log, wait, ...)
    local function note(...)
        local texts = {}
        for i = 1, select('#', ...) do
            local value = select(i, ...)
            texts[i] = type(value) == 'table' and 'table' .. tostring(value.code) or tostring(value)
        end
        log[#log + 1] = table.concat(texts, ' ')
    end
    note('args', ...)
    local is_main = select(2, coroutine.running())
    for _, step in ipairs(program) do
        local function inner(...)
            return run_program(step.inner, log, wait, ...)
        end
        wait(step)
        local kind = step.kind
        if kind == 1 then
            wait(step)
        elseif kind == 2 and not is_main then
            note('yielded', coroutine.yield(unpack({ 1, nil, step.value }, 1, step.count)))
        elseif kind == 3 then
            if step.count == 0 then
                error(step.value % 2 == 0 and 'failed ' .. step.value or { code = step.value }, 0)
            end
        elseif kind == 4 then
            local co = coroutine.running()
            note('status', coroutine.status(co), coroutine.isyieldable())
        elseif kind == 5 then
            if step.count == 3 then return step.value, nil end
        elseif kind == 6 then
            note('pcall', pcall(inner, step.value))
        elseif kind == 7 then
            for value in coroutine.wrap(function()
                pcall(inner, step.value)
            end) do
                note('for', value)
            end
        elseif kind == 8 then
            local co = coroutine.create(inner)
            for i = 1, step.count + 1 do
                note('resume', coroutine.resume(co, i, nil))
                note('status', coroutine.status(co))
                wait(step)
            end
        elseif kind == 9 then
            local co = coroutine.create(inner)
            note('resume', coroutine.resume(co))
            if coroutine.status(co) == 'suspended' then
                note('close', coroutine.close(co))
            end
            note('dead', coroutine.status(co), coroutine.resume(co))
        elseif kind == 10 then
            note('xpcall', xpcall(inner, function(err)
                return type(err) == 'table' and err.code or err
            end, step.value))
        elseif kind == 11 then
            local object = setmetatable({}, { __index = function(_, key) return inner(key) end })
            note('index', pcall(function() return object.key end))
        elseif kind == 12 then
            local f = coroutine.wrap(inner)
            note('wrap', pcall(f, step.value))
            note('wrap', pcall(f))
        elseif kind == 13 then
            note('timeout', pcall(eco.timeout, 1000, inner, step.value))
        end
    end
    return 'end', #program
end

local function run_in_coroutine(program, wait)
    local log = {}
    local co = coroutine.create(function() return run_program(program, log, wait) end)
    for i = 1, 20 do
        local results = { coroutine.resume(co, i) }
        log[#log + 1] = 'outer ' .. tostring(results[1]) .. ' ' .. coroutine.status(co)
        if coroutine.status(co) == 'dead' then break end
    end
    return table.concat(log, '\n')
end

-- ---- rounds -------------------------------------------------------------------------------------

for round = 1, rounds do
    local program = make_program(random(0, 4))
    local want = run_in_coroutine(program, function() end)
    local tasks, got = {}, {}
    -- Several at once, so that their waits mix.
    for i = 1, 3 do
        tasks[i] = eco.run(function()
            got[i] = run_in_coroutine(program, function(step)
                if (step.value + i) % 3 > 0 then waits[step.wait]() end
            end)
        end)
    end
    for i, task in ipairs(tasks) do
        check.ok(eco.join(task))
        check.eq(got[i], want, 'round ' .. round)
    end
    if round % 50 == 0 then collectgarbage() end
end
check.eq(eco.count(), 1)
