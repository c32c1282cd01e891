-- SPDX-License-Identifier: MIT
-- A name is bytes: any but NUL, which raises.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local directory = net.tmpdir()
local name = 'a \255\128\n\'"*'
local path = directory .. '/' .. name
check.ok(file.writefile(path, 'content'))
check.eq(file.readfile(path), 'content')
check.same(file.list(directory), { name })
for found, info in file.dir(directory) do
    check.eq(found, name)
    check.eq(info.size, 7)
end
file.walk(directory, function(full, base)
    check.eq(full, path)
    check.eq(base, name)
end)
local watcher = check.ok(file.inotify())
check.ok(watcher:add(directory, file.IN_DELETE))
check.ok(file.unlink(path))
check.eq(watcher:wait(30).name, path)

local calls = {
    'readfile', 'open', 'stat', 'lstat', 'access', 'dir', 'list', 'mkdir', 'mkfifo', 'readlink',
    'statvfs', 'dirname', 'basename', 'unlink', 'rmdir', 'realpath', 'mkdtemp', 'mkstemp', 'glob',
    'truncate', 'chmod', 'utime', 'chown',
}
for _, call in ipairs(calls) do
    check.raises('path contains a zero byte', file[call], 'a\0b')
    check.raises('string expected', file[call], {})
end
for _, call in ipairs { 'rename', 'link', 'symlink', 'copy' } do
    check.raises('path contains a zero byte', file[call], 'a\0b', 'c')
    check.raises('path contains a zero byte', file[call], '/no/such/file', 'a\0b')
    check.raises('string expected', file[call], 'a')
end
check.raises('path contains a zero byte', file.writefile, 'a\0b', 'data')
check.raises('path contains a zero byte', file.walk, 'a\0b', print)
check.raises('function expected', file.walk, 'a')
check.raises('path contains a zero byte', watcher.add, watcher, 'a\0b')
