-- SPDX-License-Identifier: MIT
-- A whole file, its first line, number or bytes.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file 'first\r\nsecond\n'
check.eq(file.readfile(path), 'first\r\nsecond\n')
check.eq(file.readfile(path, 'a'), 'first\r\nsecond\n')
check.eq(file.readfile(path, '*a'), 'first\r\nsecond\n')
check.eq(file.readfile(path, 'l'), 'first')
check.eq(file.readfile(path, '*L'), 'first\r\n')
check.eq(file.readfile(path, 3), 'fir')
check.eq(file.readfile(path, 1000), 'first\r\nsecond\n')
check.eq(file.readfile(path, 0), '')

for text, number in pairs {
    ['42\n'] = 42, ['  -1.5e3xyz'] = -1500, ['0x1F '] = 31, ['7 8'] = 7, ['3.'] = 3, ['5-6'] = 5,
} do
    check.eq(file.readfile(fds.file(text), 'n'), number, text)
end
check.fails('not a number', file.readfile(path, 'n'))

-- Nothing is "" as a whole, else nil.
local empty = fds.file ''
check.eq(file.readfile(empty), '')
for _, fmt in ipairs { 'l', 'L', 'n', 0, 10 } do
    check.fails('eof', file.readfile(empty, fmt))
end

-- Files without a size, and devices.
check.ok(file.readfile('/proc/self/status'):find 'VmRSS')
check.ok(file.readfile('/proc/uptime', 'n') > 0)
check.eq(#file.readfile('/dev/zero', 100000), 100000)

local _, err, code = file.readfile '/no/such/file'
check.eq(err, '/no/such/file: No such file or directory')
check.eq(code, 'ENOENT')
check.eq(select(3, file.readfile('/tmp', 0)), 'EISDIR')
_, err, code = file.readfile '/tmp'
check.eq(err, '/tmp: Is a directory')
check.eq(code, 'EISDIR')
for _, fmt in ipairs { 'x', '10', '*', 'al', -1, 1.5, 1e18, true, {} } do
    check.raises("bad argument #2 to 'readfile' (invalid format)", file.readfile, path, fmt)
end
check.raises("bad argument #1 to 'readfile' (string expected, got no value)", file.readfile)
check.raises('readfile.lua', function() return (file.readfile(nil)) end) -- the caller's line
