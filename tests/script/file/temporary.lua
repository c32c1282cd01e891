-- SPDX-License-Identifier: MIT
-- Files and directories under a name that nobody else has.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
local a = check.ok(file.mkdtemp(top .. '/d-XXXXXX'))
local b = check.ok(file.mkdtemp(top .. '/d-XXXXXX'))
check.ok(a ~= b)
check.eq(a:sub(1, -7), top .. '/d-')
check.eq(file.stat(a).mode, tonumber('700', 8))
local f, path = check.ok(file.mkstemp(a .. '/f-XXXXXX'))
check.eq(f:write('text'), 4)
check.eq(f:lseek(0), 0)
check.eq(f:read('a'), 'text')
check.eq(file.readfile(path), 'text')
check.eq(file.stat(path).mode, tonumber('600', 8))
local before = check.fd_count()
check.eq(select(3, file.mkstemp(a .. '/x')), 'EINVAL')
check.eq(select(3, file.mkstemp(a .. '/none/XXXXXX')), 'ENOENT')
check.eq(select(3, file.mkdtemp(a .. '/x')), 'EINVAL')
collectgarbage()
check.eq(check.fd_count(), before)

local default = check.ok(file.mkdtemp())
check.ok(file.rmdir(default))
f, path = check.ok(file.mkstemp())
check.ok(file.unlink(path))
f:close()
