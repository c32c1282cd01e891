-- SPDX-License-Identifier: MIT
-- The error text is the C library's, with its code.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local result, err, written, code = eco.writer(r):write('x')
check.same({ tostring(result), err, written, code }, { 'nil', 'Bad file descriptor', 0, 'EBADF' })
check.fails('Bad file descriptor', eco.reader(w):read(1))
check.fails('Is a directory', eco.reader(fds.open('/tmp', fds.RDONLY)):read(1))
