# SPDX-License-Identifier: MIT
# A file system that is full, or may only be read, and files that nobody may change: for root, too.
. tests/lib/check.sh
[ "$(id -u)" = 0 ] || skip 'only root can mount'
if [ -z "$OWN_MOUNTS" ]; then
    unshare --mount true 2>/dev/null || skip 'no mount namespaces here'
    rm -rf "$tmp"
    OWN_MOUNTS=1 exec unshare --mount sh "$0"
fi
disk=$tmp/disk
mkdir "$disk"
mount -t tmpfs -o size=1m none "$disk" || skip 'cannot mount'
trap 'umount "$disk"; rm -rf "$tmp"' EXIT

script=$(lua full.lua <<'LUA'
local check = require 'check'
local file = require 'eco.file'
local disk = arg[1]
local large = ('x'):rep(3 * 2 ^ 20)

check.ok(file.writefile(disk .. '/config', 'old'))
check.eq(select(3, file.writefile(disk .. '/config', large, { atomic = true })), 'ENOSPC')
check.eq(file.readfile(disk .. '/config'), 'old')
check.same(file.list(disk), { 'config' })

local f = check.ok(file.open(disk .. '/large', 'w'))
local _, err, code, sent = f:write(large)
check.eq(err, 'No space left on device')
check.eq(code, 'ENOSPC')
check.eq(sent, f:stat().size)
check.eq(f:lseek(0, file.SEEK_CUR), sent)
check.ok(sent > 2 ^ 19 and sent < 2 ^ 20)
f:close()
check.eq(select(3, file.writefile(disk .. '/small', ('x'):rep(60000))), 'ENOSPC')
check.eq(select(3, file.writefile(disk .. '/config', ('x'):rep(60000), true)), 'ENOSPC')
check.ok(file.unlink(disk .. '/large'))

check.ok(file.writefile(arg[2], large))
check.eq(select(3, file.copy(arg[2], disk .. '/copy')), 'ENOSPC')
check.eq(file.access(disk .. '/copy'), false)
LUA
)
export LUA_PATH='tests/lib/?.lua;;'
run "$ECO" "$script" "$disk" "$tmp/large"
is "status of $ran" "$status" 0

script=$(lua readonly.lua <<'LUA'
local check = require 'check'
local file = require 'eco.file'
local disk, want = arg[1], arg[2]
local path = disk .. '/config'
local function fails(result, _, code)
    check.eq(result, nil)
    check.eq(code, want)
end
fails(file.writefile(path, 'new'))
fails(file.writefile(path, 'new', { atomic = true }))
fails(file.open(path, 'r+'))
fails(file.unlink(path))
fails(file.rename(path, path .. '2'))
fails(file.chmod(path, 0))
fails(file.truncate(path))
fails(file.utime(path, 1))
if want == 'EROFS' then
    fails(file.writefile(disk .. '/new', 'x'))
    fails(file.mkdir(disk .. '/d'))
    fails(file.symlink('x', disk .. '/l'))
    fails(file.mkstemp(disk .. '/XXXXXX'))
    fails(file.mkdtemp(disk .. '/XXXXXX'))
    check.eq(file.access(path, 'w'), false)
end
check.ok(file.readfile(path))
LUA
)
mount -o remount,ro "$disk"
run "$ECO" "$script" "$disk" EROFS
is "status of $ran" "$status" 0

# A file that cannot be changed, where the file system knows of such.
echo old >"$tmp/config"
command -v chattr >/dev/null && chattr +i "$tmp/config" 2>/dev/null || exit 0
run "$ECO" "$script" "$tmp" EPERM
chattr -i "$tmp/config"
is "status of $ran" "$status" 0
is 'what is left' "$(ls -A "$tmp")" "$(printf '%s\n' .err .out config disk full.lua large readonly.lua)"
