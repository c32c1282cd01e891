-- SPDX-License-Identifier: MIT
-- What is taken in turns, because there is much of it, still waits for what comes after.
local check = require 'check'
local fds = require 'fds'
local ffi = require 'ffi'

local F_SETPIPE_SZ = 1031
local SIZE = 1048576

local r, w = fds.pipe()
if ffi.C.fcntl(w, F_SETPIPE_SZ, ffi.cast('int', SIZE)) < SIZE then
    check.skip 'no pipe of 1 MiB here'
end
local writer = eco.writer(w)
check.eq(writer:write(('x'):rep(SIZE)), SIZE)

-- One turn takes all there is, and says that it could go on.
local reader = eco.run(function() return eco.reader(r):read('a') end)
eco.sleep(0.02)
check.eq(writer:write('more'), 4)
fds.close(w)
local ok, data = eco.join(reader, 10)
check.eq(ok, true)
check.eq(#data, SIZE + 4)
