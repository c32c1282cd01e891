-- SPDX-License-Identifier: MIT
-- Lines, one after the other.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local f = check.ok(file.open(fds.file 'one\r\ntwo\n\nlast'))
local seen = {}
for line in f:lines() do
    seen[#seen + 1] = line
end
check.same(seen, { 'one', 'two', '', 'last' })
f:lseek(0, file.SEEK_SET)
check.eq(f:lines('L')(), 'one\r\n')
check.eq(f:lines(2)(), 'tw')
check.raises('invalid format', function() f:lines('x') end)

-- More than is read at once.
local text = ('a line of text\n'):rep(20000)
f = check.ok(file.open(fds.file(text)))
local count = 0
for line in f:lines() do
    count = count + 1
    assert(line == 'a line of text')
end
check.eq(count, 20000)
