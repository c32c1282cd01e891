-- SPDX-License-Identifier: MIT
-- The empty path lets the system choose an abstract name.
local check = require 'check'
local socket = require 'eco.socket'

local a = check.ok(socket.unix_dgram())
check.ok(a:bind(''))
local name = a:getsockname().path
check.eq(name:sub(1, 1), '\0')
check.ok(#name > 1)
local b = check.ok(socket.unix_dgram())
check.ok(b:sendto('x', name))
check.eq(a:read(10, 5), 'x')
