-- SPDX-License-Identifier: MIT
-- A serial line whose other side has gone says so.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, path = pty.master()
local port = check.ok(termios.open(path, 9600))
check.ok(tostring(port):find('^serial: fd %d+, 9600 8N1$'))
pty.close(master)
check.ok(tostring(port):find('^serial: fd %d+, gone$'), tostring(port))
check.ok(port:write 'x' == nil)
port:close()
check.eq(tostring(port), 'serial: closed')
