-- SPDX-License-Identifier: MIT
-- A task that is ended in the middle of sendfile leaves no descriptor open.
local check = require 'check'
local socket = require 'eco.socket'

local path = os.tmpname()
local file = check.ok(io.open(path, 'wb'))
file:write(('x'):rep(4e6))
file:close()
local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
local before = check.fd_count()
local task = eco.run(function() a:sendfile(path) end)
check.eq(check.fd_count(), before + 1)
coroutine.close(task)
check.eq(check.fd_count(), before)
b:close()
os.remove(path)
