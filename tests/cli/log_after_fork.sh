# SPDX-License-Identifier: MIT
# After a fork each process logs with its own number, and what waits in the parent is sent once.
. tests/lib/check.sh

script=$(lua fork.lua <<'LUA'
local check = require 'check'
local ffi = require 'ffi'
local log = require 'eco.log'
local socket = require 'eco.socket'
local sys = require 'eco.sys'
ffi.cdef [[ int fork(void); void _exit(int); int waitpid(int, int *, int); ]]

local function in_child(f)
    local pid = ffi.C.fork()
    if pid == 0 then
        f()
        ffi.C._exit(0)
    end
    check.ok(ffi.C.waitpid(pid, nil, 0) == pid)
    return pid
end

check.ok(log.set_path(arg[1] .. '/log'))
log.info('parent')
-- What the parent has open stays its own: the child does not move it.
local function position()
    for fd = 3, 20 do
        local name = io.popen('readlink /proc/' .. sys.getpid() .. '/fd/' .. fd):read '*l'
        if name == arg[1] .. '/log' then
            return io.open('/proc/self/fdinfo/' .. fd):read '*l'
        end
    end
end
local before = check.ok(position())
local child = in_child(function() log.info('child') end)
check.eq(position(), before)
local text = io.open(arg[1] .. '/log'):read '*a'
check.ok(text:find('%[' .. sys.getpid() .. '%]: parent\n'))
check.ok(text:find('%[' .. child .. '%]: child\n'))

-- Both rotate the file at the same time, and no line is lost.
log.set_roll_size(500)
log.set_roll_count(100000)
check.ok(log.set_path(arg[1] .. '/shared'))
local children = {}
for c = 1, 3 do
    children[c] = ffi.C.fork()
    if children[c] == 0 then
        for i = 1, 500 do
            log.info('writer', c, i)
        end
        ffi.C._exit(0)
    end
end
for i = 1, 500 do
    log.info('writer', 0, i)
end
for c = 1, 3 do
    ffi.C.waitpid(children[c], nil, 0)
end
local seen, count = {}, 0
for line in io.popen('cat ' .. arg[1] .. '/shared*'):lines() do
    local text = check.ok(line:match ': (writer %d %d+)$')
    check.eq(seen[text], nil)
    seen[text] = true
    count = count + 1
end
check.eq(count, 2000)

log.set_path('')
local receiver = check.ok(socket.unix_dgram())
check.ok(receiver:bind(arg[1] .. '/syslog'))
log.set_syslog(arg[1] .. '/syslog')
count = 2000
for i = 1, count do
    log.info('number', i)
end
in_child(function()
    log.info('child')
    log.set_path('/dev/null') -- all that waits must go
end)
local got, child_lines = 0, 0
repeat
    local data = receiver:recvfrom(1000, 1)
    if data and data:find 'number' then
        got = got + 1
        check.eq(tonumber(data:match 'number (%d+)'), got)
    elseif data then
        child_lines = child_lines + 1
    end
until got == count
check.fails('timeout', receiver:recvfrom(1000, 0.02))
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run "$ECO" "$script" "$tmp"
is status "$status" 0
has stderr "$err" ': child'
case $err in *number*) fail 'the child sends what waits in its parent' ;; esac
