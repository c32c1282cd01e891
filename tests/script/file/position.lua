-- SPDX-License-Identifier: MIT
-- The position is where the script believes it is, whatever was read ahead.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file 'first\nsecond\nthird\n'
local f = check.ok(file.open(path, file.O_RDWR))
check.eq(f:read('l'), 'first')
check.eq(f:lseek(0, file.SEEK_SET), 0)
check.eq(f:read('l'), 'first')
check.eq(f:lseek(0, file.SEEK_CUR), 6)
check.eq(f:read('l'), 'second')
check.eq(f:lseek(-3, file.SEEK_CUR), 10)
check.eq(file.lseek(f.fd, 0, file.SEEK_CUR), 10)
check.eq(select(3, file.lseek(f.fd, -1, file.SEEK_SET)), 'EINVAL')
check.eq(select(3, file.lseek(-1, 0, file.SEEK_SET)), 'EBADF')
check.eq(f:read('L'), 'nd\n')

-- A write goes behind what was read.
check.eq(f:write('THIRD'), 5)
check.eq(f:read('a'), '\n')
check.eq(file.readfile(path), 'first\nsecond\nTHIRD\n')
check.eq(f:lseek(0, file.SEEK_SET), 0)
check.eq(f:readuntil 'f', '')
check.eq(f:write(('x'):rep(100000)), 100000) -- by the pool
check.eq(file.readfile(path, 3), 'fxx')
check.eq(f:lseek(0, file.SEEK_CUR), 100001)

-- Cutting it takes what was read ahead, too.
check.eq(f:lseek(0, file.SEEK_SET), 0)
check.eq(f:read(1), 'f')
check.eq(f:readfull(2), 'xx')
check.ok(f:truncate(4))
check.eq(f:read('a'), 'x')
check.ok(f:truncate())
check.eq(f:stat().size, 0)

-- A file that grows has more to read.
check.fails('eof', f:read('l'))
check.ok(file.writefile(path, 'abcdef\n'))
check.eq(f:read('l'), 'ef')

check.eq(select(3, f:lseek(-1, file.SEEK_SET)), 'EINVAL')
check.raises("bad argument #1 to 'lseek'", function() f:lseek('x') end)
