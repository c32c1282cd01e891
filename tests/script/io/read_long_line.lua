-- SPDX-License-Identifier: MIT
-- A line much longer than any buffer, and memory that is given back.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader, writer = eco.reader(r), eco.writer(w)
local line = ('0123456789'):rep(300000)
eco.run(function()
    check.eq(writer:write(line .. '\nrest'), #line + 5)
    fds.close(w)
end)
check.eq(reader:read('l'), line)
check.eq(reader:read('a'), 'rest')
