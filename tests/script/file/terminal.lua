-- SPDX-License-Identifier: MIT
-- A serial line, or what behaves like one.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'
local ffi = require 'ffi'

local master, slave = fds.pty()
local line = check.ok(file.open(ffi.string(ffi.C.ptsname(master)), file.O_RDWR + file.O_NOCTTY))
check.eq(line:stat().type, 'CHR')
check.fails('timeout', line:read('l', 0.02))
local waits = eco.run(line.read, line, 'l', 60)
fds.write(master, 'AT\r')
fds.write(master, '\nOK')
check.eq(select(2, check.ok(eco.join(waits, 30))), 'AT')
check.fails('timeout', line:readfull(3, 0.02))
fds.write(master, '\n')
check.eq(line:readfull(3, 60), 'OK\n')
check.eq(line:write('ATZ\r'), 4)
check.eq(fds.read(master, 10), 'ATZ\r')
check.eq(select(3, line:lseek(0)), 'ESPIPE')
fds.close(slave)
