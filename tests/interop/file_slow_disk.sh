# SPDX-License-Identifier: MIT
# A disk that takes its time stops nobody, and who does not want to wait any more does not have to.
. tests/lib/check.sh

script=$(lua slow.lua <<'LUA'
local check = require 'check'
local file = require 'eco.file'
local time = require 'eco.time'
local cases = {}

-- Runs f beside a 1 ms timer, which goes off at least 20 times in the 0.3 s that it takes.
local function beside(f)
    local over, ticks = false, 0
    eco.run(function()
        while not over do
            eco.sleep(0.001)
            ticks = ticks + 1
        end
    end)
    local start = time.monotonic()
    local result, err = f()
    over = true
    check.ok(time.monotonic() - start >= 0.3)
    check.ok(ticks >= 20, ticks)
    return result, err
end
local f = check.ok(file.open(arg[2], 'r+'))
local data = ('x'):rep(100000)

function cases.sync() check.eq(beside(function() return f:sync() end), true) end
function cases.system_sync() check.eq(beside(file.sync), true) end
function cases.read() check.eq(#beside(function() return f:readfull(200000) end), 200000) end
function cases.write() check.eq(beside(function() return f:write(data) end), 100000) end

-- The first 64 KiB are read without a look at where they lie.
function cases.small()
    local ran = false
    eco.run(function()
        eco.sleep(0)
        ran = true
    end)
    check.ok(file.writefile(arg[2], ('x'):rep(65536)))
    check.eq(#file.readfile(arg[2]), 65536)
    check.eq(#check.ok(file.open(arg[2])):readfull(65536), 65536)
    check.eq(ran, false)
end

-- The wait ends at once; the descriptor is closed when the thread is done.
local function ends(why, start, stop)
    local began = time.monotonic()
    local task = eco.run(start)
    eco.sleep(0.05)
    stop(task)
    local _, result, err, _, sent = check.ok(eco.join(task, 30))
    check.eq(result, nil)
    check.eq(err, why)
    check.ok(time.monotonic() - began < 0.3)
    return sent
end
function cases.cancel_sync() ends('canceled', function() return f:sync() end, eco.cancel) end
function cases.deadline_sync()
    ends('timeout', function() return eco.timeout(0.05, f.sync, f) end, function() end)
end
function cases.close_sync()
    local before = check.fd_count()
    local number = f.fd
    ends('canceled', function() return f:sync() end, function() f:close() end)
    check.eq(check.fd_count(), before) -- nobody else gets the number while the thread uses it
    check.ok(check.ok(file.open('/dev/null')).fd ~= number)
    for _ = 1, 1000 do
        if check.fd_count() == before then break end
        eco.sleep(0.01)
    end
    check.eq(check.fd_count(), before) -- one less, one more
end
function cases.close_read()
    f:readfull(65536)
    ends('canceled', function() return f:readfull(200000) end, function() f:close() end)
end

-- What the thread reads for a task that is gone, the next one gets.
function cases.cancel_read()
    f:readfull(65536)
    ends('canceled', function() return f:readfull(65536) end, eco.cancel)
    check.eq(f:lseek(0, file.SEEK_CUR), 65536)
    check.eq(#f:read('a'), 300000 - 65536)
end

-- Unless it was to begin elsewhere.
function cases.seek_while_reading()
    check.ok(file.writefile(arg[2], ('a'):rep(150000) .. ('b'):rep(150000)))
    f:readfull(65536)
    ends('canceled', function() return f:readfull(65536) end, eco.cancel)
    check.eq(f:lseek(290000), 290000)
    check.eq(f:read('a'), ('b'):rep(10000))
end

function cases.cut_while_reading()
    f:readfull(65536)
    ends('canceled', function() return f:readfull(65536) end, eco.cancel)
    check.ok(f:truncate(65536 + 3))
    check.eq(f:read('a'), '\0\0\0')
end

-- What a thread is writing is counted, and written; the position is behind it.
function cases.cancel_write()
    check.eq(ends('canceled', function() return f:write(data) end, eco.cancel), 100000)
    check.eq(f:write('behind'), 6)
    check.eq(f:lseek(0, file.SEEK_CUR), 100006)
    f:lseek(99999)
    check.eq(f:read(7), 'xbehind')
end

-- What has not begun does not begin any more.
function cases.cancel_queued()
    eco.run(f.sync, f) -- the only thread is busy
    eco.sleep(0.05)
    local g = check.ok(file.open(arg[2], 'r+'))
    check.eq(ends('canceled', function() return g:write(data) end, eco.cancel), 0)
    check.eq(g:lseek(0, file.SEEK_CUR), 0)
end

-- A process ends while threads are busy.
function cases.exit()
    eco.run(f.sync, f)
    eco.run(f.write, f, data)
    eco.sleep(0.01)
    os.exit(0)
end
function cases.unloop()
    eco.run(f.sync, f)
    eco.run(f.readfull, f, 200000)
    eco.sleep(0.01)
    eco.unloop()
    eco.sleep(60)
end
cases[arg[1]]()
LUA
)

# slow CASE CALL: the system call takes 0.3 s; one thread only.
export UV_THREADPOOL_SIZE=1
slow() {
    head -c 300000 /dev/zero >"$tmp/large"
    traced "-f -e trace=$2,preadv2 -e inject=$2:delay_enter=300000 -e inject=preadv2:error=EAGAIN" \
        "$script" "$1" "$tmp/large"
    is "status of $1" "$status" 0
    is "stderr of $1" "$err" ''
}
slow sync fsync
slow small pread64
slow system_sync sync
slow read pread64
slow write pwrite64
slow cancel_sync fsync
slow deadline_sync fsync
slow close_sync fsync
slow close_read pread64
slow cancel_read pread64
slow cancel_write pwrite64
slow cancel_queued fsync
slow exit fsync
slow unloop fsync
slow unloop pread64
slow seek_while_reading pread64
slow cut_while_reading pread64

# SIGTERM: after the thread, which nothing can interrupt.
script=$(lua terminated.lua <<'LUA'
local f = require('eco.file').open(arg[1])
local sys = require 'eco.sys'
require('eco.time').at(0.05, function() sys.kill(sys.getpid(), sys.SIGTERM) end)
f:sync()
LUA
)
traced '-f -e trace=fsync -e inject=fsync:delay_enter=300000' "$script" "$tmp/large"
is 'status after SIGTERM' "$status" 143
