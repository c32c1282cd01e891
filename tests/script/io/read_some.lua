-- SPDX-License-Identifier: MIT
-- read(n): one to n bytes, as soon as there are any; what is buffered comes first.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
eco.run(function()
    eco.sleep(0.001)
    fds.write(w, 'hello')
end)
check.eq(reader:read(100), 'hello')
fds.write(w, 'one\ntwo three')
check.eq(reader:read('l'), 'one')
check.eq(reader:read(3), 'two')
fds.write(w, 'later')
check.eq(reader:read(100), ' three')
check.eq(reader:read(1), 'l')
check.eq(reader:read(2^50), 'ater')
fds.close(w)
check.fails('eof', reader:read(1))
check.fails('eof', reader:read(1))
