-- SPDX-License-Identifier: MIT
-- Locks on a part of a file, which other programs see as fcntl(2) locks.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file(('x'):rep(100))
local a, b = check.ok(file.open(path, 'r+')), check.ok(file.open(path, 'r+'))
check.eq(a:lock(file.LOCK_EX, 0, 10), true)
check.eq(b:lock(file.LOCK_EX, 10, 10), true)
check.fails('timeout', b:lock(file.LOCK_SH, 5, 1, 0.02))
check.eq(select(3, b:lock(file.LOCK_SH + file.LOCK_NB, 5, 1)), 'EAGAIN')
check.fails('timeout', a:lock(file.LOCK_EX, nil, nil, 0.02)) -- the whole file
local waits = eco.run(b.lock, b, file.LOCK_EX, 0, 10, 60)
check.ok(a:lock(file.LOCK_UN, 0, 10))
check.eq(select(2, check.ok(eco.join(waits, 30))), true)
b:close()
check.ok(a:lock(file.LOCK_EX))
for _, bad in ipairs { 0, 3, 'x' } do
    check.raises("bad argument #1 to 'lock'", function() a:lock(bad) end)
end
