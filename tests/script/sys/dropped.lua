-- SPDX-License-Identifier: MIT
-- What nobody holds any more: its pipes are closed, and it is reaped.
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'

check.ok(sys.sh 'true') -- what is opened once for all
local before = check.fd_count()
local numbers = {}
for i = 1, 5 do
    local proc = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
    numbers[i] = proc.pid
end
check.eq(check.fd_count(), before + 15)
collectgarbage()
collectgarbage()
check.eq(check.fd_count(), before)
for i = 1, 5 do -- the end of its input ends cat
    processes.until_gone(numbers[i])
end
