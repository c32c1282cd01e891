-- SPDX-License-Identifier: MIT
-- What tasks are composed of: deadlines and groups; and os.exit, which ends the loop in order.

local eco, internal = ...

local set_deadline, restore_deadline = internal.set_deadline, internal.restore_deadline
local enter_limit, leave_limit = internal.enter_limit, internal.leave_limit -- see coroutine.lua

local function finish(passed, ok, ...)
    if not ok then
        error((...), 0)
    end
    if passed then
        return nil, 'timeout'
    end
    return ...
end

local function after_timeout(previous, own, ...)
    return finish(restore_deadline(previous, own), ...)
end

local function after_nested_timeout(co, ...)
    return finish(leave_limit(co), ...)
end

--- Runs `f(...)` in the calling task under a total deadline: every wait inside, at any depth, ends
--- at it.
-- @tparam number seconds
-- @tparam function f
-- @return what `f` returns, or nil, "timeout" once the deadline has passed
function eco.timeout(seconds, f, ...)
    if type(f) ~= 'function' then
        internal.check(2, 'timeout', f, 'function')
    end
    if type(seconds) ~= 'number' or seconds ~= seconds then
        internal.bad_argument(1, 'timeout', 'number expected, got ' .. type(seconds))
    end
    local previous, own, nested = set_deadline(seconds)
    if nested then
        local co = enter_limit(previous, own)
        return after_nested_timeout(co, xpcall(f, internal.keep_origin, ...))
    end
    return after_timeout(previous, own, xpcall(f, internal.keep_origin, ...))
end

-- Methods of objects that are tables: an error at the caller's line unless `self` is one.
local function check_self(self, class, name, kind)
    if getmetatable(self) ~= class then
        internal.bad_self(name, kind, self)
    end
end
internal.check_self = check_self

local Group = {}
Group.__index = Group

--- Makes a group of tasks that end together.
-- @treturn group
function eco.group()
    return setmetatable({ tasks = {}, count = 0, waiters = internal.waiters('group') }, Group)
end

local function wake_all(self)
    while self.waiters:wake(true) do end
end

local group_of = {} -- by thread, as long as the task lives

local function leave_group(self, co)
    group_of[co] = nil
    self.tasks[co] = nil
    self.count = self.count - 1
end

local function after_member(self, co, ok, ...)
    leave_group(self, co)
    if not ok and not self.failure then
        self.failure = { (...) }
        self:cancel()
    end
    if self.failure or self.count == 0 then
        wake_all(self)
    end
    if not ok then
        internal.claim_failure() -- the group has it; eco.join may have it, too
        error((...), 0)
    end
    return ...
end

-- coroutine.close has dropped this task: it will not get to after_member.
function internal.task_closed(co)
    local self = group_of[co]
    if not self then
        return
    end
    leave_group(self, co)
    if self.count == 0 then
        wake_all(self)
    end
end

-- Runs as the group's task.
local function member(self, f, ...)
    local co = coroutine.running()
    group_of[co] = self
    self.tasks[co] = true
    self.count = self.count + 1
    if self.canceled then
        eco.cancel(co)
    end
    return after_member(self, co, xpcall(f, internal.keep_origin, ...))
end

--- Starts a task in the group.
-- @tparam function f
-- @treturn thread
function Group:run(f, ...)
    check_self(self, Group, 'run', 'group')
    internal.check(1, 'run', f, 'function')
    return eco.run(member, self, f, ...)
end

--- Waits until all tasks of the group have ended. The first failure cancels the rest and is
--- returned.
-- @tparam[opt] number timeout seconds
-- @return true, or nil and the error of the task that failed, "timeout" or "canceled"
function Group:wait(timeout)
    check_self(self, Group, 'wait', 'group')
    internal.check_optional(1, 'wait', timeout, 'number')
    local deadline = timeout and internal.now() + timeout
    while self.count > 0 do
        local left = deadline and math.max(deadline - internal.now(), 0)
        local ok, err = self.waiters:wait(left)
        if not ok then
            return nil, err
        end
    end
    local failure = self.failure
    self.canceled = nil
    if failure then
        self.failure = nil
        return nil, failure[1]
    end
    return true
end

--- Cancels every task of the group, also those that are started before the next `wait` returns.
function Group:cancel()
    check_self(self, Group, 'cancel', 'group')
    self.canceled = true
    for co in pairs(self.tasks) do
        eco.cancel(co)
    end
end

function Group:__tostring()
    return 'group: ' .. self.count .. ' tasks'
end

local exit_process = os.exit

function os.exit(code, close)
    if code == nil or code == true then
        code = 0
    elseif code == false then
        code = 1
    else
        internal.check(1, 'exit', code, 'number')
    end
    internal.exit(code)
    -- Still here: no task runs, or this one cannot be suspended.
    exit_process(code, close)
end
