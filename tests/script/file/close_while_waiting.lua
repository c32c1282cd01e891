-- SPDX-License-Identifier: MIT
-- Closing ends the waits on a file; its descriptor goes when the pool is done with it.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file ''
local before = check.fd_count()
local f = check.ok(file.open(path, 'r+'))
local data = ('x'):rep(2 ^ 25)
local writer = eco.run(f.write, f, data)
local queued = eco.run(f.write, f, data)
local reader = eco.run(f.read, f, 'a')
local syncer = eco.run(f.sync, f)
f:close()
local function failed(task, why)
    local _, result, err = check.ok(eco.join(task, 30))
    check.eq(result, nil)
    check.eq(err, why)
end
failed(writer, 'canceled')
failed(queued, 'canceled')
failed(reader, 'canceled')
failed(syncer, 'canceled')

local holder = check.ok(file.open(path))
check.ok(holder:flock(file.LOCK_EX))
local other = check.ok(file.open(path))
local locker = eco.run(other.flock, other, file.LOCK_EX)
other:close()
failed(locker, 'canceled')
holder:close()

-- The pool may still be working on what was dropped.
local function settles()
    for _ = 1, 3000 do
        if check.fd_count() <= before then return true end
        eco.sleep(0.01)
    end
    return nil, check.fd_count()
end
check.ok(settles())
for _ = 1, 100 do
    f = check.ok(file.open(path, 'r+'))
    eco.run(f.write, f, data)
    f:close()
end
check.ok(settles())
