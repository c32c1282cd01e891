-- SPDX-License-Identifier: MIT
-- A wait in a coroutine that table.sort's comparison resumed raises there, and arms nothing; what
-- completes at once does not raise.
local check = require 'check'
local socket = require 'eco.socket'

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))

local function below_sort(f)
    local results
    coroutine.wrap(function()
        table.sort({ 2, 1 }, function(x, y)
            results = { coroutine.resume(coroutine.create(f)) }
            return x < y
        end)
    end)()
    return unpack(results)
end

for name, wait in pairs {
    ['sleep(0)'] = function() eco.sleep(0) end,
    ['sleep'] = function() eco.sleep(1) end,
    ['read'] = function() a:read(1) end,
    ['wrapped'] = function() coroutine.wrap(function() a:read(1) end)() end,
} do
    local ok, err = below_sort(wait)
    check.eq(ok, false, name)
    check.ok(err:find('attempt to yield across C-call boundary', 1, true))
end

-- More operations than a slice of time holds.
b:send(('x'):rep(10000))
local ok, count = below_sort(function()
    local count, start = 0, os.clock()
    while count < 10000 and os.clock() - start < 0.05 do
        count = count + #a:read(1)
    end
    return count
end)
check.eq(ok, true)
check.ok(count > 16)

-- Nor does a wrong argument leave anything behind.
table.sort({ 2, 1 }, function(x, y)
    pcall(coroutine.resume, nil)
    return x < y
end)
eco.sleep(0)

-- A task started there waits as any other.
local task
local started = below_sort(function()
    task = eco.run(function()
        coroutine.wrap(function() eco.sleep(0.001) end)()
        return 'slept'
    end)
end)
check.eq(started, true)
check.eq(select(2, eco.join(task)), 'slept')
check.eq(eco.count(), 1)
