-- SPDX-License-Identifier: MIT
-- Names that match a pattern, sorted.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'
local sys = require 'eco.sys'

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

-- Without a descriptor to look with, nothing is known.
local soft = check.ok(sys.rlimit 'nofile')
check.ok(sys.rlimit('nofile', 1))
local found, _, code = file.glob(top .. '/*.conf')
check.ok(sys.rlimit('nofile', soft))
check.eq(found, nil)
check.eq(code, 'EMFILE')
