-- SPDX-License-Identifier: MIT
-- access asks for everything that is wanted.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local directory = net.tmpdir()
local path = directory .. '/file'
check.ok(file.writefile(path, 'x', { mode = tonumber('600', 8) }))
check.eq(file.access(path), true)
check.eq(file.access(path, ''), true)
check.eq(file.access(path, 'rw'), true)
check.eq(file.access(path, 'x'), false)
check.eq(file.access(path, 'rx'), false)
check.eq(file.access(path, 'wx'), false)
check.eq(file.access(path, 'q'), true) -- asks for nothing
check.ok(file.chmod(path, tonumber('700', 8)))
check.eq(file.access(path, 'rwx'), true)
check.eq(file.access(directory .. '/none'), false)
check.eq(file.access(path .. '/none', 'r'), false)
check.eq(file.access(path, nil), true)
