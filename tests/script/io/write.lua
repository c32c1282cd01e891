-- SPDX-License-Identifier: MIT
-- write returns when all bytes are with the kernel, however slow the reader is.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader, writer = eco.reader(r), eco.writer(w)
local data = ('0123456789abcdef'):rep(100000)
local co = eco.run(function()
    check.eq(writer:write(data), #data)
    check.eq(writer:write(12.5), 4)
    check.eq(writer:write(''), 0)
    check.eq(writer:write('\0'), 1)
    fds.close(w)
end)
local parts = {}
for part in function() return reader:read(10000) end do
    parts[#parts + 1] = part
    eco.sleep(0)
end
check.ok(eco.join(co))
check.eq(table.concat(parts), data .. '12.5\0')
