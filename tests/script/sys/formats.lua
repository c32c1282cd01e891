-- SPDX-License-Identifier: MIT
-- Reading a child's output has the formats of a reader.
local check = require 'check'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec('printf', 'one\\ntwo\\r\\nthree\\nfour'))
check.eq(proc:read_stdout 'l', 'one')
check.eq(proc:read_stdout '*L', 'two\r\n')
check.eq(proc:read_stdout(2), 'th')
check.eq(proc.stdout:readfull(4), 'ree\n')
check.same({ proc.stdout:readuntil 'ou' }, { 'f', true })
check.eq(proc:read_stdout 'a', 'r')
check.fails('eof', proc:read_stdout 'l')
check.fails('eof', proc:read_stdout 'a')

proc = check.ok(sys.exec('sh', '-c', 'printf half; exec sleep 60'))
check.fails('timeout', proc:read_stdout('l', 0.02))
proc:kill()
check.eq(proc:read_stdout 'l', 'half')
check.eq(proc:read_stderr 'a', '')
check.fails('eof', proc:read_stderr 'a')
