-- SPDX-License-Identifier: MIT
-- Making, linking, moving and removing.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
local function at(name) return top .. '/' .. name end

check.eq(file.mkdir(at 'd', tonumber('700', 8)), true)
check.eq(file.stat(at 'd').mode, tonumber('700', 8))
check.eq(select(3, file.mkdir(at 'd')), 'EEXIST')
check.eq(select(3, file.mkdir(at 'none/d')), 'ENOENT')

check.ok(file.writefile(at 'd/f', 'content'))
check.eq(select(3, file.rmdir(at 'd')), 'ENOTEMPTY')
check.eq(file.link(at 'd/f', at 'hard'), true)
check.eq(file.stat(at 'hard').nlink, 2)
check.eq(file.symlink('d/f', at 'soft'), true)
check.eq(file.readlink(at 'soft'), 'd/f')
check.eq(select(3, file.readlink(at 'hard')), 'EINVAL')
check.eq(file.realpath(at 'd/../soft'), file.realpath(top) .. '/d/f')
check.eq(select(3, file.realpath(at 'none')), 'ENOENT')
check.eq(file.rename(at 'd/f', at 'moved'), true)
check.eq(file.readfile(at 'moved'), 'content')
check.eq(select(3, file.rename(at 'd/f', at 'moved')), 'ENOENT')
check.eq(file.unlink(at 'moved'), true)
check.eq(select(3, file.unlink(at 'moved')), 'ENOENT')
check.eq(file.rmdir(at 'd'), true)
check.eq(select(3, file.rmdir(at 'hard')), 'ENOTDIR')

check.eq(file.truncate(at 'hard', 3), true)
check.eq(file.readfile(at 'hard'), 'con')
check.eq(file.truncate(at 'hard'), true)
check.eq(file.stat(at 'hard').size, 0)
check.eq(select(3, file.truncate(at 'none', 3)), 'ENOENT')

-- Longer than any buffer of a usual size.
local long = ('x/'):rep(1000)
check.ok(file.symlink(long, at 'long'))
check.eq(file.readlink(at 'long'), long)

-- Now, if no time is given.
check.ok(file.utime(at 'hard', 1))
check.eq(file.stat(at 'hard').mtime, 1)
check.ok(file.utime(at 'hard'))
check.ok(math.abs(file.stat(at 'hard').mtime - os.time()) < 3600)
check.raises('number expected', file.utime, at 'hard', 'x')
check.raises('time out of range', file.utime, at 'hard', 0 / 0)

-- Nothing given is nothing changed.
local info = file.stat(at 'hard')
check.eq(file.chown(at 'hard'), true)
check.eq(file.chown(at 'hard', nil, info.gid), true)
check.eq(file.stat(at 'hard').uid, info.uid)
check.raises('number expected', file.chown, at 'hard', 'root')
check.raises('number expected', file.chown, at 'hard', 0, {})
check.raises('out of range', file.chown, at 'hard', -1)
check.raises('out of range', file.chmod, at 'hard', 65536)
check.raises('number expected, got string', file.chmod, at 'hard', '644') -- it is not octal
if net.is_root() then
    check.ok(file.chown(at 'hard', 12, 34))
    check.ok(file.chown(at 'hard', nil, 35))
    info = file.stat(at 'hard')
    check.same({ info.uid, info.gid }, { 12, 35 })
end

local total, available, used = file.statvfs(top)
check.ok(total > 0 and available >= 0 and used >= 0 and used <= total)
check.eq(select(3, file.statvfs(at 'none')), 'ENOENT')
