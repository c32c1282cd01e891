-- SPDX-License-Identifier: MIT
-- spawn() works wherever it is called: in nested coroutines and tasks, under C functions.
local check = require 'check'
local sys = require 'eco.sys'

local function status_of(pid)
    local found, status
    repeat
        eco.sleep(0.001)
        found, status = sys.waitpid(check.ok(pid))
    until found ~= 0
    return status.exited and status.status or -status.status
end

local function child()
    check.eq(eco.count(), 1)
    eco.sleep(0.001)
    check.eq(eco.join(eco.run(function()
        eco.sleep(0)
        return true
    end)), true)
    for line in coroutine.wrap(function()
        eco.sleep(0)
        coroutine.yield 'line'
    end) do
        check.eq(line, 'line')
    end
    collectgarbage()
    os.exit(5)
end

check.eq(status_of(sys.spawn(child)), 5)
check.eq(status_of(coroutine.wrap(function()
    local inner = coroutine.wrap(function()
        return sys.spawn(child)
    end)
    return inner()
end)()), 5)
local pid
eco.join(eco.run(function()
    eco.run(function()
        pid = sys.spawn(child)
    end)
end))
check.eq(status_of(pid), 5)
local numbers = {}
table.sort({ 1, 2 }, function()
    numbers[#numbers + 1] = sys.spawn(child)
end)
for _, number in ipairs(numbers) do
    check.eq(status_of(number), 5)
end
check.eq(status_of(sys.spawn(function()
    local grandchild = sys.spawn(child)
    os.exit(status_of(grandchild) + 1)
end)), 6)
pcall(function()
    pid = sys.spawn(child)
end)
check.eq(status_of(pid), 5)
check.raises("bad argument #1 to '", function() sys.spawn() end)
