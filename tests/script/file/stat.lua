-- SPDX-License-Identifier: MIT
-- What a file is: by name, by descriptor, through links and not.
local check = require 'check'
local fds = require 'fds'
local net = require 'net'
local file = require 'eco.file'
local socket = require 'eco.socket'

local directory = net.tmpdir()
local path = directory .. '/file'
check.ok(file.writefile(path, 'content', { mode = tonumber('600', 8) }))
check.ok(file.chmod(path, tonumber('4751', 8)))
check.ok(file.utime(path, 1000000000.25, 1234567890.5))
local info = check.ok(file.stat(path))
check.eq(info.type, 'REG')
check.eq(info.mode, tonumber('751', 8))
check.eq(info.perm, tonumber('4751', 8))
check.eq(info.size, 7)
check.eq(info.nlink, 1)
check.eq(info.atime, 1000000000)
check.eq(info.atime_ns, 250000000)
check.eq(info.mtime, 1234567890)
check.eq(info.mtime_ns, 500000000)
check.ok(math.abs(info.ctime - os.time()) < 3600)
check.ok(info.ino > 0 and info.dev >= 0 and info.uid and info.gid and info.rdev)

local f = check.ok(file.open(path))
check.same(f:stat(), info)
check.same(file.fstat(f.fd), info)

check.ok(file.symlink('file', directory .. '/link'))
check.eq(file.stat(directory .. '/link').ino, info.ino)
check.eq(file.lstat(directory .. '/link').type, 'LNK')
check.ok(file.mkfifo(directory .. '/fifo'))
local listener = check.ok(socket.listen_unix(directory .. '/socket'))
for name, kind in pairs {
    [directory] = 'DIR', [directory .. '/fifo'] = 'FIFO', [directory .. '/socket'] = 'SOCK',
    ['/dev/null'] = 'CHR',
} do
    check.eq(file.stat(name).type, kind)
end
listener:close()
check.ok(file.stat('/dev/null').rdev > 0)

check.eq(select(3, file.stat(directory .. '/none')), 'ENOENT')
check.eq(select(3, file.stat(path .. '/below')), 'ENOTDIR')
check.eq(select(3, file.fstat(-1)), 'EBADF')
check.ok(file.symlink('loop', directory .. '/loop'))
check.eq(select(3, file.stat(directory .. '/loop')), 'ELOOP')
check.eq(select(3, file.open(directory .. '/loop')), 'ELOOP')
check.eq(select(3, file.stat(('x'):rep(5000))), 'ENAMETOOLONG')
check.eq(select(3, file.stat ''), 'ENOENT')
check.eq(fds.is_open(f.fd), true)

-- A block device, where one may be made.
local disk = directory .. '/disk'
if os.execute('mknod ' .. disk .. ' b 7 0 2>/dev/null') == 0 then
    check.eq(file.stat(disk).type, 'BLK')
end
