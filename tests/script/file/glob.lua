-- SPDX-License-Identifier: MIT
-- Names that match a pattern, sorted.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
for _, name in ipairs { 'b.conf', 'a.conf', 'c.txt', '.hidden.conf' } do
    check.ok(file.writefile(top .. '/' .. name, ''))
end
check.ok(file.mkdir(top .. '/d'))
check.ok(file.writefile(top .. '/d/x.conf', ''))
check.same(file.glob(top .. '/*.conf'), { top .. '/a.conf', top .. '/b.conf' })
check.same(file.glob(top .. '/*/?.conf'), { top .. '/d/x.conf' })
check.same(file.glob(top .. '/[bc].*'), { top .. '/b.conf', top .. '/c.txt' })
check.same(file.glob(top .. '/none*'), {})
check.same(file.glob '/no/such/directory/*', {})
check.fails('timeout', eco.timeout(0, file.glob, '/*/*/*'))
