# SPDX-License-Identifier: MIT
# System calls fail while a process is made: the call says so, and neither descriptor nor child is left.
. tests/lib/check.sh

lua exec.lua >/dev/null <<'LUA'
local check = require 'check'
local sys = require 'eco.sys'
local fork = OPTIONS == 'fork'
local before = check.fd_count()
local _, _, code
local function start()
    if fork then
        return sys.spawn(function() end)
    end
    return sys.exec({ 'true' }, nil, OPTIONS)
end
for _ = 1, 3 do
    local child, _, failure = start()
    code = code or failure
    if child and not fork then
        child:wait()
        child:close()
    end
end
check.eq(code, WANT)
check.eq(check.fd_count(), before)
if not fork then
    check.same(require('processes').children(), {})
end
LUA

# fails FAULT CODE [OPTIONS]: in this process or in the child
fails() {
    { printf 'local WANT, OPTIONS = "%s", %s ' "$2" "${3:-nil}"; cat "$tmp/exec.lua"; } >"$tmp/fault.lua"
    injected "$1" "$tmp/fault.lua" -f
}

# How many pipes eco itself makes before those of the first child.
printf 'local sys = require "eco.sys" sys.exec("true"):wait()' >"$tmp/one.lua"
traced '-f -e trace=pipe2' "$tmp/one.lua"
own=$(($(grep -c 'pipe2(' "$tmp/trace") - 3)) # stdout, stderr, and the report of the child

for call in vfork:error=EAGAIN vfork:error=ENOMEM; do
    fails "$call:when=1" "${call##*=}"
done
fails clone:error=EAGAIN:when=1 EAGAIN '{ gid = 0 }'
fails clone:error=EAGAIN:when=1 EAGAIN '"fork"'
# (The sanitizers make pipes, too.)
grep -q __asan_init "$ECO" || for nth in 1 2 3; do
    # Also when it is tried again after a collection of garbage.
    fails "pipe2:error=EMFILE:when=$((own + nth))+$nth" EMFILE
done
fails setpgid:error=EACCES EACCES '{ pgid = 0 }'
fails chdir:error=EIO EIO '{ cwd = "/" }'
fails dup2:error=EBUSY EBUSY
fails dup3:error=EMFILE EMFILE
if [ "$(id -u)" = 0 ]; then
    fails setgroups:error=EPERM EPERM '{ gid = 0 }'
    fails setgid:error=EPERM EPERM '{ gid = 0 }'
    fails setuid:error=EAGAIN EAGAIN '{ uid = 0 }'
fi

# Kernels before 5.9 have no close_range(2); without /proc, too, nothing stays open.
script=$(lua closed.lua <<'LUA'
local check = require 'check'
local fds = require 'fds'
local sys = require 'eco.sys'
local C = require('ffi').C
require('ffi').cdef 'int dup2(int from, int to);'
local r = fds.pipe()
sys.rlimit('nofile', 300)
for fd = 100, 299 do
    C.dup2(r, fd)
end
local look = 'for fd in 3 4 5 6 7 8 9 100 150 298 299; do test -e /proc/$$/fd/$fd && echo $fd; done'
check.eq(sys.exec('sh', '-c', look):read_stdout 'a', '')
check.eq(sys.exec('sh', '-c', look, { pgid = 0 }):read_stdout 'a', '')
LUA
)
traced '-f -e trace=close_range -e inject=close_range:error=ENOSYS' "$script"
is 'status without close_range' "$status" 0
traced '-f -e trace=close_range,getdents64 -e inject=close_range,getdents64:error=ENOSYS' "$script"
is 'status without close_range and /proc' "$status" 0
grep -q 'close_range.*INJECTED' "$tmp/trace" || fail 'nothing was injected'

# A child of exec that ends while waitpid looks for another is not given away.
script=$(lua waitpid.lua <<'LUA'
local check = require 'check'
local sys = require 'eco.sys'
for _ = 1, 5 do
    local proc = check.ok(sys.exec('sleep', '60'))
    check.ok(proc:kill())
    check.fails('No child processes', sys.waitpid(-1))
    check.same({ proc:wait() }, { proc.pid, { signaled = true, status = sys.SIGKILL } })
end
LUA
)
traced '-e trace=waitid -e inject=waitid:delay_enter=50000' "$script"
is 'status with a slow waitid' "$status" 0
grep -q DELAYED "$tmp/trace" || fail 'nothing was delayed'

# What may not be killed (a command of another user) is not waited for.
injected kill:error=EPERM "$(lua kill.lua <<'LUA'
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'
local proc = check.ok(sys.exec('sleep', '60'))
check.fails('Operation not permitted', proc:stop())
check.fails('Operation not permitted', proc:stop(0))
check.same({ sys.sh('sleep 60', 0.01) }, { nil, nil, 'timeout' })
local children = processes.children()
check.eq(#children, 2)
for _, pid in ipairs(children) do
    os.execute('kill -9 -' .. pid .. ' 2>/dev/null || kill -9 ' .. pid)
end
LUA
)"
