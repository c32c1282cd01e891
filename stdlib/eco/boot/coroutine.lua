-- SPDX-License-Identifier: MIT
-- Coroutines that may wait. The VM's resume returns as soon as the coroutine yields; when it yields
-- because it waits, its first value is the wait mark. Then the wait is relayed to the loop, which
-- finishes it and goes on inside the coroutine; relay returns what the coroutine yields or
-- returns at last.

local _, internal = ...

local owned = internal.owned -- coroutines that belong to a waiting task: coroutine -> task
local wait_mark = internal.wait_mark
local relay = internal.relay
local resume_task = internal.resume_task
local task_state = internal.task_state
local end_task = internal.end_task
local get_deadline, restore_deadline = internal.get_deadline, internal.restore_deadline
local min = math.min

local create = coroutine.create
local resume = coroutine.resume
local running = coroutine.running
local status = coroutine.status
-- On MIPS the VM crashes when a number is to be resumed; status refuses it.
if jit.arch:find '^mips' then
    local unchecked = resume
    function resume(co, ...)
        status(co)
        return unchecked(co, ...)
    end
end

local main_thread = internal.main_thread

-- Ended by coroutine.close. The VM cannot end them, so they must not be resumed.
local closed = setmetatable(internal.closed, { __mode = 'k' })
setmetatable(owned, { __index = closed })
-- What a coroutine died of, for coroutine.close.
local failures = setmetatable({}, { __mode = 'k' })

-- Nested coroutines inside eco.timeout: coroutine -> its innermost limit, { own = a deadline,
-- around = the next limit in the same coroutine, outside = the deadline of who resumed it }. A
-- deadline holds for the coroutine and what it resumes; when it yields, its resumer gets back its
-- own.
local limits -- nil until there has been one

-- Has a coroutine ever waited inside another, been closed, or begun a limit? Until then those of
-- coroutine.wrap, which are no tasks, can just be resumed.
local unusual = false

-- The deadline inside a limit, if any, where its resumer's is `outside`.
local function deadline_inside(limit, outside)
    local deadline = outside
    while limit do
        limit.outside = outside
        deadline = min(deadline, limit.own)
        limit = limit.around
    end
    return deadline
end

--- The running coroutine, which is nested, begins a limit. Returns the coroutine.
function internal.enter_limit(previous, own)
    unusual = true
    limits = limits or setmetatable({}, { __mode = 'k' })
    local co = running()
    local around = limits[co]
    limits[co] = { own = own, around = around, outside = around and around.outside or previous }
    return co
end

--- The coroutine ends its innermost limit. Returns whether its deadline has passed.
function internal.leave_limit(co)
    local limit = limits[co]
    limits[co] = limit.around
    return restore_deadline(deadline_inside(limit.around, limit.outside), limit.own)
end

local function refuse(co, ...)
    if closed[co] then
        return false, 'cannot resume dead coroutine'
    end
    if resume_task(co, ...) then
        return true
    end
    return false, 'cannot resume non-suspended coroutine'
end

-- The coroutine is about to go on inside its limits.
local function restore_inner(co)
    local limit = limits[co]
    if limit and status(co) == 'suspended' then
        restore_deadline(deadline_inside(limit, get_deadline()))
    end
end

-- The coroutine has yielded or ended.
local function restore_resumer(co)
    local limit = limits[co]
    if limit then
        restore_deadline(limit.outside)
    end
end

local function pass(co, ok, ...)
    if ok then
        if ... == wait_mark then
            unusual = true
            return pass(co, relay(co, select(2, ...)))
        end
        if limits then
            restore_resumer(co)
        end
    else
        failures[co] = { (...) }
    end
    return ok, ...
end

function coroutine.resume(co, ...)
    if owned[co] then
        return refuse(co, ...)
    end
    if limits then
        restore_inner(co)
    end
    return pass(co, resume(co, ...))
end

local function unwrap(co, ok, ...)
    if ok then
        if ... == wait_mark then
            unusual = true
            return unwrap(co, relay(co, select(2, ...)))
        end
        if limits then
            restore_resumer(co)
        end
        return ...
    end
    local message = ...
    failures[co] = { message }
    error(message, 2)
end

function coroutine.wrap(f)
    local co = create(f)
    return function(...)
        if unusual then
            if owned[co] then
                local _, message = refuse(co)
                error(message, 2)
            elseif limits then
                restore_inner(co)
            end
        end
        return unwrap(co, resume(co, ...))
    end
end

function coroutine.status(co)
    local answer = status(co)
    if answer ~= 'suspended' then
        return answer
    end
    return closed[co] and 'dead' or task_state(co) or answer
end

function coroutine.running()
    local co = running()
    if co then
        return co, false
    end
    return main_thread, true
end

function coroutine.close(co)
    local state = coroutine.status(co)
    if state == 'suspended' then
        if owned[co] and not end_task(co) then
            state = 'normal' -- it waits, and whoever resumed it with it
        else
            closed[co] = true
            unusual = true
            internal.task_closed(co) -- see task.lua
            return true
        end
    end
    if state ~= 'dead' then
        error('cannot close a ' .. state .. ' coroutine', 2)
    end
    local failure = failures[co]
    if failure then
        failures[co] = nil
        return false, failure[1]
    end
    return true
end
