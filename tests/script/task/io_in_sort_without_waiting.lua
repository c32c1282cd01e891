-- SPDX-License-Identifier: MIT
-- What completes at once works where the VM cannot yield.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader, writer = eco.reader(r), eco.writer(w)
table.sort({ 1, 2 }, function(a, b)
    check.eq(writer:write('a line\nmore'), 11)
    check.eq(reader:read('l'), 'a line')
    check.eq(reader:readfull(4), 'more')
    check.eq(reader.read(eco.reader(fds.open('/dev/null', fds.RDONLY)), 'a'), '')
    return a < b
end)
