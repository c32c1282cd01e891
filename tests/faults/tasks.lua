-- SPDX-License-Identifier: MIT
-- Tasks that exchange values, share locks, wait for each other, are canceled; generators that wait.
local scenario = require 'scenario'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local function values()
    local numbers, sum = channel.new(3), 0
    scenario.together(function()
        for i = 1, 100 do
            must(numbers:send(i, TIMEOUT))
        end
        numbers:close()
    end, function()
        for n in function() return numbers:recv(TIMEOUT) end do
            sum = sum + n
        end
    end)
    right(sum == 5050, 'the sum')
end

local function locks()
    local lock, all, cond = sync.mutex(), sync.waitgroup(), sync.cond()
    local inside, woken = 0, 0
    for _ = 1, 10 do
        all:add(1)
        eco.run(function()
            lock:lock()
            inside = inside + 1
            right(inside == 1, 'one at a time')
            eco.sleep(0)
            inside = inside - 1
            lock:unlock()
            cond:wait(TIMEOUT)
            woken = woken + 1
            all:done()
        end)
    end
    for _ = 1, 100 * TIMEOUT do
        cond:broadcast()
        if woken == 10 then break end
        eco.sleep(0.01)
    end
    must(all:wait(TIMEOUT))
    right(woken == 10, 'who was woken')
end

local function generators()
    local sum = 0
    local next_number = coroutine.wrap(function()
        for i = 1, 10 do
            eco.sleep(0)
            coroutine.yield(i)
        end
    end)
    for n in next_number do
        sum = sum + n
    end
    right(sum == 55, 'the generator')
end

local function ends()
    local task = eco.run(function() return eco.sleep(60) end)
    eco.cancel(task)
    local done, _, why = eco.join(task, TIMEOUT)
    right(done and why == 'canceled', 'the cancel')
    local _, err = eco.join(eco.run(function() error('on purpose', 0) end), TIMEOUT)
    if err ~= 'on purpose' then
        must(nil, err)
    end
end

scenario.run(function()
    values()
    locks()
    generators()
    ends()
end)
