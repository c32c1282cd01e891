-- SPDX-License-Identifier: MIT
-- A task that is started in a finaliser or in a debug hook starts when that has returned, and may
-- wait as any other. So may what is spawned there.
local check = require 'check'
local sys = require 'eco.sys'

local log = {}
local function worker(...)
    log[#log + 1] = 'started ' .. select('#', ...)
    eco.sleep(0)
    collectgarbage()
    eco.sleep(0.001)
    log[#log + 1] = 'ended'
    return ...
end

local function run_in(place, f)
    log = {}
    local result
    place(function()
        result = f()
        log[#log + 1] = 'returned'
    end)
    return result
end

local function in_finaliser(f)
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = f
    proxy = nil -- luacheck: ignore
    collectgarbage()
    collectgarbage()
end

local function in_hook(f)
    debug.sethook(function()
        debug.sethook()
        f()
    end, 'l')
    local _ = 1
    _ = 2 -- luacheck: ignore
end

for _, place in ipairs { in_finaliser, in_hook } do
    local task = run_in(place, function() return eco.run(worker, 1, nil) end)
    check.same({ eco.join(task) }, { true, 1, nil })
    check.same(log, { 'returned', 'started 2', 'ended' })

    local pid = run_in(place, function()
        return check.ok(sys.spawn(function()
            worker()
            os.exit(5)
        end))
    end)
    local found, how
    repeat
        eco.sleep(0.001)
        found, how = sys.waitpid(pid)
    until found ~= 0
    check.eq(how.status, 5)
end
