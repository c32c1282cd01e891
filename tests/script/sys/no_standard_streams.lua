-- SPDX-License-Identifier: MIT
-- A program is started, and its failure told, where this process has closed its standard streams.
local check = require 'check'
local file = require 'eco.file'
local net = require 'net'
local sys = require 'eco.sys'

local streams = { stdin = 'inherit', stdout = 'inherit', stderr = 'inherit' }
check.ok(sys.exec({ 'true' }, nil, streams)):wait() -- what eco needs itself is there now
local before, free = check.fd_count(), net.next_fd()
for fd = 0, 1 do
    check.ok(file.close(fd))
end
local proc = check.ok(sys.exec({ 'true' }, nil, streams))
check.same({ proc:wait() }, { proc.pid, { exited = true, status = 0 } })
check.fails('No such file or directory', sys.exec({ '/no/such' }, nil, streams))

-- There are numbers for a pipe, but not above 2.
net.limit_descriptors(free)
local _, _, code = check.fails('Too many open files', sys.exec({ 'true' }, nil, streams))
check.eq(code, 'EMFILE')
check.eq(check.fd_count(), before - 2)
