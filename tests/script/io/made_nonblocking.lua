-- SPDX-License-Identifier: MIT
-- Descriptors given to the runtime become non-blocking and stay open.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
for _, pair in ipairs { { eco.reader, r }, { eco.writer, w } } do
    local make, fd = unpack(pair)
    check.eq(fds.is_nonblocking(fd), false)
    local object = make(fd)
    check.eq(fds.is_nonblocking(fd), true)
    check.ok(tostring(object):find('fd ' .. fd, 1, true))
end
collectgarbage()
collectgarbage()
check.eq(fds.is_open(r), true)
check.eq(fds.is_open(w), true)
