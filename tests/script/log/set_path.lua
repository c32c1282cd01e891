-- SPDX-License-Identifier: MIT
-- A path that cannot be used is refused, and the old target stays.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

check.eq(log.set_path(logfile.path), true)
local count = check.fd_count()
local function refused(path, text, code)
    local value, err, got = log.set_path(path)
    check.eq(value, nil, path)
    check.eq(err, text, path)
    check.eq(got, code, path)
    check.eq(check.fd_count(), count)
    log.info(path)
    check.eq(logfile.take(), path:gsub('%z', '\\0') .. '\n')
end
refused(logfile.folder .. '/none/log', 'No such file or directory', 'ENOENT')
refused(logfile.path .. '/log', 'Not a directory', 'ENOTDIR')
refused('/tmp', 'Is a directory', 'EISDIR')
for _, path in ipairs {
    logfile.folder .. '/', './log', '../log', logfile.folder .. '/../log', '/tmp//log',
    '/tmp/./log', '/tmp/a..b', '..', logfile.folder .. '/x\0y',
} do
    refused(path, 'Invalid argument', 'EINVAL')
end
check.raises("bad argument #1 to 'set_path' (string expected, got nil)",
    function() log.set_path(nil) end)

-- A path without a folder is one in the present folder.
local name = 'eco-test-' .. require 'eco.random'.hex(8)
check.eq(log.set_path(name), true)
log.info('text')
check.ok(logfile.read(name):find 'text\n$')

-- It stays that file in another folder.
local ffi = require 'ffi'
ffi.cdef 'int chdir(const char *); char *getcwd(char *, size_t);'
local here = ffi.string(ffi.C.getcwd(ffi.new 'char[4096]', 4096))
check.eq(ffi.C.chdir(logfile.folder), 0)
log.info('elsewhere')
check.eq(ffi.C.chdir(here), 0)
check.ok(logfile.read(name):find 'elsewhere\n$')
os.remove(name)

-- Percent signs are harmless.
check.eq(log.set_path(logfile.folder .. '/%s%n%d.log'), true)
log.info('text')
check.ok(logfile.read(logfile.folder .. '/%s%n%d.log'):find 'text\n$')

-- Nothing of the last file stays open.
check.eq(log.set_path(''), true)
check.eq(check.fd_count(), count - 1)
