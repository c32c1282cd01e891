# SPDX-License-Identifier: MIT
# Each descriptor that eco makes is close-on-exec from the call that makes it, also in its threads.
. tests/lib/check.sh
[ -d /proc/self/fd ] || skip 'no /proc'

script=$(lua everything.lua <<LUA
local check = require 'check'
local dns = require 'eco.dns'
local file = require 'eco.file'
local log = require 'eco.log'
local socket = require 'eco.socket'
local sys = require 'eco.sys'
local termios = require 'eco.termios'
local time = require 'eco.time'

local inherited = {}
for name in file.dir('/proc/self/fd') do
    inherited[name] = file.readlink('/proc/self/fd/' .. name)
end

local kept = {}
local function keep(...)
    for _, object in ipairs { check.ok(...) } do
        kept[#kept + 1] = object
    end
end
local server = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = server:getsockname().port
keep(server)
keep(socket.connect_tcp('127.0.0.1', port))
keep(server:accept())
keep(socket.listen_udp('127.0.0.1', 0))
keep(socket.listen_unix('$tmp/socket', { mode = tonumber('777', 8) }))
keep(socket.connect_unix('$tmp/socket'))
keep(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
keep(socket.netlink(0))
keep(file.open('$tmp/file', file.O_RDWR + file.O_CREAT))
keep(file.mkstemp('$tmp/XXXXXX'))
keep(file.inotify())
local watches = check.ok(file.inotify_init())
keep(time.on(time.now() + 60, print))
keep(sys.signal(sys.SIGHUP, print))
keep(termios.open('/dev/ptmx', 9600))
keep(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
log.set_path('$tmp/log')
log.info('hello')
file.writefile('$tmp/atomic', 'x', { atomic = true, sync = true })
file.dir('$tmp')()
dns.query('a.example', { nameservers = { { '127.0.0.1', port } }, timeout = 0.1, attempts = 1 })
kept[2]:sendfile('$tmp/log')
eco.reader(0)
local unsafe = {}
for name in file.dir('/proc/self/fd') do
    local info = file.readfile('/proc/self/fdinfo/' .. name)
    local target = file.readlink('/proc/self/fd/' .. name)
    if info and inherited[name] ~= target and not info:find('flags:%s*0?2%d%d%d%d%d%d%s') then
        unsafe[#unsafe + 1] = name .. ' ' .. tostring(target)
    end
end
check.same(unsafe, {})
file.close(watches)
check.ok(#kept > 15)
os.exit(0)
LUA
)
run env LUA_PATH='tests/lib/?.lua;;' "$ECO" "$script" </dev/null
is status "$status" 0

grep -q __asan_init "$ECO" && exit 0 # the sanitizers open files, too

# A thread could start a program between two calls: one call does it all. What `require` loads is
# opened, read and closed by LuaJIT.
makers=open,openat,openat2,creat,socket,socketpair,accept,accept4,pipe,pipe2,dup,epoll_create
makers=$makers,epoll_create1,eventfd,eventfd2,timerfd_create,inotify_init,inotify_init1,signalfd
makers=$makers,signalfd4,memfd_create,fcntl
export LC_ALL=C # the child opens no tables of conversions
traced "-f -z -e signal=none -e trace=$makers" "$script" </dev/null
is status "$status" 0
grep -v -e CLOEXEC -e '[^_]F_[GS]ETFL' -e F_GETFD -e F_SETLK -e '"tests/lib/' -e .profraw \
    "$tmp/trace" >"$tmp/unsafe" || :
is 'calls without the flag' "$(cat "$tmp/unsafe")" ''
is 'flags set later' "$(grep F_SETFD "$tmp/trace")" ''
