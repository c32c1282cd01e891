-- SPDX-License-Identifier: MIT
-- A task is cancelled when the disk has done its part, but before the task has heard of it: the
-- call is cancelled all the same, and says what has been written.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'
local time = require 'eco.time'

local path = fds.file ''
local f = check.ok(file.open(path, file.O_WRONLY))

-- Nothing else runs while this process computes; the threads do. After the next turn of the loop
-- this task comes first.
local function cancel_late(call, ...)
    local task = eco.run(call, ...)
    local started = time.monotonic()
    while time.monotonic() - started < 0.1 do end
    eco.sleep(0)
    eco.cancel(task)
    return select(2, eco.join(task))
end

check.fails('canceled', cancel_late(f.sync, f))
check.fails('canceled', cancel_late(file.glob, '/*'))
local size = 2 ^ 20
local _, _, code, written = check.fails('canceled', cancel_late(f.write, f, ('x'):rep(size)))
check.eq(code, nil)
check.eq(written, size)
check.eq(f:lseek(0, file.SEEK_CUR), size)
check.eq(f:write('end'), 3)
check.eq(file.stat(path).size, size + 3)
f:close()
