-- SPDX-License-Identifier: MIT
-- Locks on whole files: waited for with a limit, released by LOCK_UN and by closing.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'
local time = require 'eco.time'

local path = fds.file 'text'
local holder, other = check.ok(file.open(path)), check.ok(file.open(path))
check.eq(holder:flock(file.LOCK_EX), true)
local start = time.monotonic()
check.fails('timeout', other:flock(file.LOCK_EX, 0.2))
local took = time.monotonic() - start
check.ok(took >= 0.2 and took < 5, took)

-- The holder still has it.
check.eq(select(3, other:flock(file.LOCK_SH + file.LOCK_NB)), 'EAGAIN')
check.eq(select(2, file.flock(other.fd, file.LOCK_EX)), 11)
check.eq(holder:read('a'), 'text')

local waits = eco.run(other.flock, other, file.LOCK_EX, 60)
eco.sleep(0.01)
check.ok(holder:flock(file.LOCK_UN))
local _, locked = check.ok(eco.join(waits, 30))
check.eq(locked, true)

waits = eco.run(holder.flock, holder, file.LOCK_EX, 60)
other:close()
_, locked = check.ok(eco.join(waits, 30))
check.eq(locked, true)

-- A deadline and a cancel end the wait; a shared lock is shared.
other = check.ok(file.open(path))
check.fails('timeout', eco.timeout(0.02, other.flock, other, file.LOCK_EX))
waits = eco.run(other.flock, other, file.LOCK_EX)
eco.cancel(waits)
check.eq(select(3, eco.join(waits)), 'canceled')
check.ok(holder:flock(file.LOCK_SH))
check.ok(other:flock(file.LOCK_SH))
check.eq(file.flock(other.fd, file.LOCK_UN), true)
check.eq(select(2, file.flock(-1, file.LOCK_UN)), 9)
check.eq(select(3, holder:flock(64)), 'EINVAL')
check.raises("bad argument #1 to 'flock'", function() holder:flock('x') end)
