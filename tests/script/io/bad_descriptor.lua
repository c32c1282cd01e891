-- SPDX-License-Identifier: MIT
-- What is no descriptor is an error; what is no integer is wrong use.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
fds.close(r, w)
for _, make in ipairs { eco.io, eco.reader, eco.writer } do
    for _, fd in ipairs { r, -1, 1000000 } do
        local _, _, code = check.fails('Bad file descriptor', make(fd))
        check.eq(code, 'EBADF')
    end
    check.raises('number expected', make)
    check.raises('number expected', make, 'x')
    check.raises('number has no integer representation', make, 1.5)
    check.raises('out of range', make, 2^40)
end
