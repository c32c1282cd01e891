-- SPDX-License-Identifier: MIT
--- Queues of values between tasks.
-- @module eco.channel

local _, internal = ...

local check_self = internal.check_self

local M = {}

local Channel = {}
Channel.__index = Channel

--- Makes a channel.
-- @tparam[opt=1] integer capacity how many values it holds; less than 1 means 1
-- @treturn channel
function M.new(capacity)
    if capacity == nil then
        capacity = 1
    elseif type(capacity) ~= 'number' or capacity % 1 ~= 0 then
        error('capacity must be an integer', 2)
    end
    return setmetatable({
        capacity = math.max(capacity, 1),
        first = 1, -- values[first .. last]
        last = 0,
        values = {},
        senders = internal.waiters('full channel'),
        receivers = internal.waiters('empty channel'),
    }, Channel)
end

local function push(self, value)
    self.last = self.last + 1
    self.values[self.last] = value
end

--- Sends a value; waits while the channel is full.
-- @param value anything but nil
-- @tparam[opt] number timeout seconds, in all
-- @return true, or nil and "timeout" or "canceled". Raises if the channel is closed.
function Channel:send(value, timeout)
    check_self(self, Channel, 'send', 'channel')
    if value == nil then
        internal.bad_argument(1, 'send', 'value expected, got nil')
    end
    if self.closed then
        error('sending on closed channel', 2)
    end
    if self.receivers:wake(value) then
        return true
    end
    if self:length() < self.capacity then
        push(self, value)
        return true
    end
    local sent, err = self.senders:wait(timeout, value)
    if sent == false then
        error('sending on closed channel', 2)
    end
    return sent, err
end

--- Receives the oldest value; waits while the channel is empty.
-- @tparam[opt] number timeout seconds, in all
-- @return the value; nil if the channel is closed and drained; nil and "timeout" or "canceled"
function Channel:recv(timeout)
    check_self(self, Channel, 'recv', 'channel')
    if self:length() == 0 then
        if self.closed then
            return nil
        end
        return self.receivers:wait(timeout)
    end
    local value = self.values[self.first]
    self.values[self.first] = nil
    if self.first == self.last then
        self.first, self.last = 1, 0
    else
        self.first = self.first + 1
    end
    local found, waiting = self.senders:wake(true)
    if found then
        push(self, waiting)
    end
    return value
end

--- How many values are stored.
-- @treturn integer
function Channel:length()
    check_self(self, Channel, 'length', 'channel')
    return self.last - self.first + 1
end

--- Closes it: waiting senders raise, receivers get nil once it is drained.
function Channel:close()
    check_self(self, Channel, 'close', 'channel')
    self.closed = true
    while self.senders:wake(false) do end
    while self.receivers:wake(nil) do end
end

return M
