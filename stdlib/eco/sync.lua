-- SPDX-License-Identifier: MIT
--- Locks and conditions between tasks. Waiters are served first come, first served; nothing here
--- uses a descriptor.
-- @module eco.sync

local _, internal = ...

local check_self, waiters = internal.check_self, internal.waiters

local M = {}

-- ---- cond ---------------------------------------------------------------------------------------

local Cond = {}
Cond.__index = Cond

--- Makes a condition.
-- @treturn cond
function M.cond()
    return setmetatable({ queue = waiters('cond') }, Cond)
end

--- Waits for a signal.
-- @tparam[opt] number timeout seconds; 0 or negative expires at once
-- @return the signal's data, or true; nil and "timeout", "closed" or "canceled"
function Cond:wait(timeout)
    check_self(self, Cond, 'wait', 'cond')
    if self.closed then
        return nil, 'closed'
    end
    return self.queue:wait(timeout)
end

--- Wakes the task that has waited longest.
-- @param[opt] data what its `wait` returns, if truthy
-- @treturn boolean whether there was one
function Cond:signal(data)
    check_self(self, Cond, 'signal', 'cond')
    return (self.queue:wake(data or true))
end

--- Wakes every waiting task.
-- @treturn integer how many
function Cond:broadcast()
    check_self(self, Cond, 'broadcast', 'cond')
    local count = 0
    while self.queue:wake(true) do
        count = count + 1
    end
    return count
end

--- Closes it: waiters, and later calls of `wait`, get nil, "closed".
function Cond:close()
    check_self(self, Cond, 'close', 'cond')
    self.closed = true
    while self.queue:wake(nil, 'closed') do end
end

Cond.cancel = Cond.close

-- ---- waitgroup ----------------------------------------------------------------------------------

local WaitGroup = {}
WaitGroup.__index = WaitGroup

--- Makes a counter that tasks can wait for to become zero.
-- @treturn waitgroup
function M.waitgroup()
    return setmetatable({ queue = waiters('waitgroup'), counter = 0 }, WaitGroup)
end

local function change(self, delta, message)
    if self.counter + delta < 0 then
        error(message, 3)
    end
    self.counter = self.counter + delta
    if self.counter == 0 then
        while self.queue:wake(true) do end
    end
end

--- Adds `delta` to the counter; wakes all waiters at zero.
-- @tparam integer delta
function WaitGroup:add(delta)
    check_self(self, WaitGroup, 'add', 'waitgroup')
    if type(delta) ~= 'number' or delta % 1 ~= 0 then
        internal.bad_argument(1, 'add', 'integer expected')
    end
    change(self, delta, 'negative waitgroup counter')
end

--- Takes one from the counter.
function WaitGroup:done()
    check_self(self, WaitGroup, 'done', 'waitgroup')
    change(self, -1, 'negative wait group counter')
end

--- Waits until the counter is zero.
-- @tparam[opt] number timeout seconds
-- @return true, or nil and "timeout" or "canceled"
function WaitGroup:wait(timeout)
    check_self(self, WaitGroup, 'wait', 'waitgroup')
    if self.counter == 0 then
        return true
    end
    return self.queue:wait(timeout)
end

-- ---- mutex --------------------------------------------------------------------------------------

local Mutex = {}
Mutex.__index = Mutex

--- Makes a lock. It is not recursive and belongs to nobody in particular.
-- @treturn mutex
function M.mutex()
    return setmetatable({ queue = waiters('mutex'), locked = false }, Mutex)
end

--- Takes the lock.
-- @tparam[opt] number timeout seconds
-- @return true, or nil and "timeout" or "canceled"
function Mutex:lock(timeout)
    check_self(self, Mutex, 'lock', 'mutex')
    if not self.locked then
        self.locked = true
        return true
    end
    return self.queue:wait(timeout)
end

--- Gives the lock to the task that has waited longest, or frees it.
function Mutex:unlock()
    check_self(self, Mutex, 'unlock', 'mutex')
    if not self.locked then
        error('unlock of unlocked mutex', 2)
    end
    -- Whoever is woken has the lock already: nobody can take it in between.
    self.locked = self.queue:wake(true)
end

return M
