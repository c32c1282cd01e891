-- SPDX-License-Identifier: MIT
-- Where a task cannot be suspended a lock is waited for all the same, also with a limit; a task
-- that has been cancelled does not begin to wait.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'
local sys = require 'eco.sys'
local time = require 'eco.time'

local path = fds.file ''
local f = check.ok(file.open(path))
local function lock_in_sort(...)
    local arguments, results = { ... }, nil
    table.sort({ 1, 2 }, function(a, b)
        results = results or { f:flock(unpack(arguments)) }
        return a < b
    end)
    return unpack(results)
end

local script = ('exec 9<%s; flock 9; echo held; read release; sleep 0.05'):format(path)
local holder = check.ok(sys.exec({ 'sh', '-c', script }, nil, { stdin = 'pipe' }))
check.eq(holder:read_stdout('l', 30), 'held')
check.fails('timeout', lock_in_sort(file.LOCK_EX, 0.01))

local canceled = eco.run(function()
    eco.sleep(0)
    return f:flock(file.LOCK_EX)
end)
eco.cancel(canceled)
check.eq(select(3, eco.join(canceled)), 'canceled')
-- Neither does one whose time is over, though it never has to wait.
local free = check.ok(file.open(fds.file ''))
check.fails('timeout', eco.timeout(0.001, function()
    local late = time.monotonic() + 30
    repeat
        local ok, err = free:flock(file.LOCK_SH)
        if not ok then return ok, err end
    until time.monotonic() > late
end))
free:close()

check.ok(holder:write '\n') -- it lets go while this process stands still
check.eq(lock_in_sort(file.LOCK_EX, 30), true)
f:close()
