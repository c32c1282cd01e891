-- SPDX-License-Identifier: MIT
-- A deadline holds for the coroutine that is inside eco.timeout, not for who resumes it.
local check = require 'check'

local function slept(seconds, co)
    return select('#', eco.sleep(seconds, co)) == 0
end

local slow
local generator = coroutine.wrap(function()
    local _, err = eco.timeout(0.05, function()
        coroutine.yield('first')
        eco.timeout(1000, coroutine.yield, 'second')
        slow = not slept(10)
        return 'not this'
    end)
    coroutine.yield(err)
    return slept(0.01) and 'last'
end)

check.eq(generator(), 'first')
check.ok(slept(0.1)) -- beyond the deadline of the generator, which is suspended
check.eq(generator(), 'second')
check.ok(slept(0.01))
check.eq(generator(), 'timeout')
check.eq(slow, true)
check.ok(slept(0.01))
check.eq(generator(), 'last')

-- The nearest deadline wins, whoever set it; another task may resume the generator.
local function waits()
    while true do
        coroutine.yield(slept(10))
    end
end
local co = coroutine.create(function() eco.timeout(1000, waits) end)
check.same({ eco.timeout(0.01, coroutine.resume, co) }, { nil, 'timeout' })
local task = eco.run(function()
    return eco.timeout(0.01, function()
        eco.sleep(0)
        return coroutine.resume(co)
    end)
end)
check.same({ eco.join(task) }, { true, nil, 'timeout' })
check.ok(slept(0.02))

-- An abandoned one leaves no deadline.
coroutine.wrap(function() eco.timeout(0.001, coroutine.yield) end)()
collectgarbage()
check.ok(slept(0.01))
