# SPDX-License-Identifier: MIT
# The calls that open, read, write and look after files fail: told, made again, and no file stays open.
. tests/lib/check.sh

printf 'line\n0123456789\n' >"$tmp/file"
head -c 300000 /dev/zero >"$tmp/large"

# arg[1] names the case, arg[2] the directory.
script=$(lua cases.lua <<'LUA'
local check = require 'check'
local file = require 'eco.file'
local path, large = arg[2] .. '/file', arg[2] .. '/large'
local before = check.fd_count()
local cases = {}

-- Interrupted calls are made again.
function cases.interrupted()
    check.eq(file.readfile(path, 'l'), 'line')
    check.ok(file.writefile(path .. '.new', 'text', { sync = true }))
    check.eq(file.readfile(path .. '.new'), 'text')
    local f = check.ok(file.open(path))
    check.ok(f:flock(file.LOCK_EX))
    check.ok(f:lock(file.LOCK_SH))
    check.ok(f:sync())
    f:close()
end
function cases.read()
    local f = check.ok(file.open(path))
    check.eq(select(3, f:read('l')), 'EIO')
    check.eq(f:read('l'), 'line') -- the next one works
    f:close()
    check.eq(file.readfile(path, 'l'), 'line')
end
function cases.readfile()
    local _, err, code = file.readfile(path)
    check.eq(err, path .. ': Input/output error')
    check.eq(code, 'EIO')
end
-- What cannot be read is not replaced by what was to be added to it.
function cases.append()
    check.eq(select(3, file.writefile(path, 'x', { append = true, atomic = true })), 'EIO')
    check.eq(file.readfile(path, 'l'), 'line')
    check.eq(#file.glob(arg[2] .. '/.eco*'), 0)
end
function cases.pool_read()
    local f = check.ok(file.open(large))
    check.eq(#f:readfull(65536), 65536)
    check.eq(select(3, f:readfull(200000)), 'EIO')
    check.eq(#f:readfull(200000), 200000)
    f:close()
    check.eq(#file.readfile(large), 300000)
end
function cases.write()
    local f = check.ok(file.open(path .. '.out', 'w'))
    local _, err, code, sent = f:write('text')
    check.eq(err, 'No space left on device')
    check.eq(code, 'ENOSPC')
    check.eq(sent, 0)
    check.eq(f:write('text'), 4)
    f:close()
end
function cases.writefile()
    local _, err, code = file.writefile(path .. '.out', 'text')
    check.eq(err, path .. '.out: No space left on device')
    check.eq(code, 'ENOSPC')
    _, _, code = file.writefile(path, 'text', { atomic = true })
    check.eq(code, 'ENOSPC')
    check.eq(file.readfile(path, 'l'), 'line') -- the old one is whole
    check.eq(#file.glob(arg[2] .. '/.eco*'), 0)
end
function cases.pool_write()
    local f = check.ok(file.open(path .. '.out', 'w+'))
    local data = ('0123456789'):rep(30000)
    local _, _, code, sent = f:write(data)
    check.eq(code, 'EIO')
    check.eq(sent, 0)
    check.eq(f:write(data), #data)
    check.eq(f:lseek(0), 0)
    check.ok(f:read('a') == data)
    f:close()
end
function cases.short_write()
    local f = check.ok(file.open(path .. '.out', 'w'))
    local _, _, code, sent = f:write(('x'):rep(200000))
    check.eq(code, 'EIO')
    check.eq(sent, 0)
    f:close()
end
function cases.close()
    local _, err, code = file.writefile(path .. '.out', 'text')
    check.eq(err, path .. '.out: Input/output error')
    check.eq(code, 'EIO')
    os.exit(0) -- the descriptor is still there: strace has kept the call from the kernel
end
function cases.sync()
    local f = check.ok(file.open(path))
    check.eq(select(3, f:sync()), 'EIO')
    check.ok(f:sync())
    f:close()
end
function cases.writefile_sync()
    check.eq(select(3, file.writefile(path .. '.out', 'x', { sync = true })), 'EIO')
end
-- The directory, too, has to reach the disk.
function cases.directory_sync()
    check.eq(select(3, file.writefile(path, 'x', { sync = true, atomic = true })), 'EIO')
    check.eq(file.readfile(path), 'x')
    check.ok(file.writefile(path, 'line\n'))
end
function cases.rename()
    check.eq(select(3, file.writefile(path, 'text', { atomic = true })), 'EXDEV')
    check.eq(file.readfile(path, 'l'), 'line')
    check.eq(#file.glob(arg[2] .. '/.eco*'), 0)
end
function cases.flock()
    local f = check.ok(file.open(path))
    check.eq(select(3, f:flock(file.LOCK_EX)), 'ENOMEM')
    f:close()
end
function cases.list()
    check.eq(select(3, file.list(arg[2])), 'EIO')
end
function cases.copy()
    local _, err, code = file.copy(path, path .. '.copy')
    check.eq(err, path .. ': Input/output error')
    check.eq(code, 'EIO')
end
function cases.inotify()
    check.eq(select(3, file.inotify()), 'EMFILE')
end
function cases.watch()
    local watcher = check.ok(file.inotify())
    check.eq(select(3, watcher:add(path)), 'ENOSPC')
    watcher:close()
end
function cases.events()
    local watcher = check.ok(file.inotify())
    check.ok(watcher:add(path))
    file.open(path):close()
    check.eq(select(3, watcher:wait(30)), 'EIO')
    check.ok(watcher:wait(30))
    watcher:close()
end
function cases.exhausted()
    check.eq(select(3, file.open(path)), 'EMFILE')
    check.eq(select(3, file.readfile(path)), 'EMFILE')
    check.eq(select(3, file.list(arg[2])), 'EMFILE')
end
cases[arg[1]]()
collectgarbage()
for _ = 1, 1000 do
    if check.fd_count() <= before then break end -- the pool lets go of a file a little later
    eco.sleep(0.01)
end
check.eq(check.fd_count(), before)
LUA
)

# One thread: strace counts the calls of each.
export UV_THREADPOOL_SIZE=1

# failing CASE FAULT [OPTIONS]: a fault as strace(1) -e inject; the first word is the system call.
failing() {
    # shellcheck disable=SC2086
    traced "-f -e trace=preadv2,${2%%:*} -e inject=$2 ${3:-}" "$script" "$1" "$tmp"
    is "status of $1 with $2" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail "$1: nothing was injected"
}

for call in openat read write fsync flock fcntl; do
    failing interrupted "$call:error=EINTR:when=1" "-P $tmp/file -P $tmp/file.new"
done
failing read read:error=EIO:when=1 "-P $tmp/file"
failing readfile read:error=EIO:when=1 "-P $tmp/file"
failing append read:error=EIO:when=1 "-P $tmp/file"
failing pool_read pread64:error=EIO:when=1 "-P $tmp/large -e inject=preadv2:error=EAGAIN"
failing pool_read pread64:error=EIO:when=1 "-P $tmp/large -e inject=preadv2:error=EOPNOTSUPP"
failing write write:error=ENOSPC:when=1 "-P $tmp/file.out"
failing writefile write:error=ENOSPC "-P $tmp/file.out -P $tmp/.eco-1~"
failing pool_write pwrite64:error=EIO:when=1 "-P $tmp/file.out"
failing short_write pwrite64:error=EIO "-P $tmp/file.out"
failing close close:error=EIO:when=1 "-P $tmp/file.out"
failing sync fsync:error=EIO:when=1
failing writefile_sync fsync:error=EIO:when=1
failing directory_sync fsync:error=EIO:when=2
failing rename rename:error=EXDEV:when=1
failing flock flock:error=ENOMEM:when=1
failing list getdents64:error=EIO:when=1 "-P $tmp"
failing inotify inotify_init1:error=EMFILE
failing copy newfstatat,fstat:error=EIO:when=2 "-P $tmp/file"
failing watch inotify_add_watch:error=ENOSPC:when=1
failing events read:error=EIO:when=1 '-P anon_inode:inotify'
failing exhausted openat:error=EMFILE "-P $tmp -P $tmp/file"
