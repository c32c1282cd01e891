-- SPDX-License-Identifier: MIT
-- A whole file is written, appended to, or told why not.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file 'old and longer'
check.eq(file.writefile(path, 'new'), true)
check.eq(file.readfile(path), 'new')
check.ok(file.writefile(path, ' more', true))
check.ok(file.writefile(path, 12.5, { append = true }))
check.eq(file.readfile(path), 'new more12.5')
check.ok(file.writefile(path, ''))
check.eq(file.readfile(path), '')
check.ok(file.writefile(path, 'a\0b\255', { sync = true }))
check.eq(file.readfile(path), 'a\0b\255')

local before = check.fd_count()
local _, err, code = file.writefile('/dev/full', 'x')
check.eq(err, '/dev/full: No space left on device')
check.eq(code, 'ENOSPC')
check.eq(select(3, file.writefile('/dev/full', ('x'):rep(200000))), 'ENOSPC')
check.eq(select(3, file.writefile('/no/such/file', 'x')), 'ENOENT')
check.eq(select(3, file.writefile('/tmp', 'x')), 'EISDIR')
check.eq(check.fd_count(), before)

local wrong = "bad argument #2 to 'writefile' (string expected, got "
check.raises(wrong .. 'no value)', file.writefile, path)
check.raises(wrong .. 'table)', file.writefile, path, {})
wrong = "bad argument #3 to 'writefile' (option 'mode': number expected)"
check.raises(wrong, file.writefile, path, 'x', { mode = 'rw' })
for _, mode in ipairs { -1, 4096, 0.5, 0 / 0 } do
    wrong = "option 'mode': value out of range"
    check.raises(wrong, file.writefile, path, 'x', { mode = mode })
end
check.raises("option 'atomic': boolean expected", file.writefile, path, 'x', { atomic = 1 })
check.eq(file.readfile(path), 'a\0b\255')
