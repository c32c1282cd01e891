-- SPDX-License-Identifier: MIT
-- The end of a regular file is looked for anew at every call: it may grow or be repositioned.
local check = require 'check'
local fds = require 'fds'
local path = fds.file 'first\n'
local fd = fds.open(path, fds.RDWR)
local reader = eco.reader(fd)
check.eq(reader:read('l'), 'first')
check.fails('eof', reader:read('l'))
check.fails('eof', reader:read('a'))
fds.write(fd, 'second\nhalf')
fds.seek(fd, 6)
check.eq(reader:read('l'), 'second')
check.eq(reader:read('l'), 'half')
check.fails('eof', reader:read(1))
fds.seek(fd, 0)
check.eq(reader:read('a'), 'first\nsecond\nhalf')
check.fails('eof', reader:read('a'))
