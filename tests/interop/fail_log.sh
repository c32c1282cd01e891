# SPDX-License-Identifier: MIT
# The system calls of eco.log fail: nothing is lost without a word, nothing leaks, the program goes on.
. tests/lib/check.sh

script=$(lua file.lua <<'LUA'
local check = require 'check'
local log = require 'eco.log'
local before = check.fd_count()
log.set_ident 'tester'
log.set_roll_size(tonumber(os.getenv 'ROLL_SIZE' or 1))
local ok, _, code = log.set_path(arg[1])
if arg[2] then
    check.eq(ok, nil)
    check.eq(code, arg[2])
    check.eq(check.fd_count(), before)
    return
end
check.ok(ok)
for i = 1, 4 do
    log.info('line', i)
end
check.eq(check.fd_count(), before + 1)
LUA
)

# Everything that is logged, in the file or on stderr.
all_lines() { cat "$tmp"/log* "$tmp/.err" | grep -o 'line [0-9]*' | sort | tr '\n' ' '; }

# fails INJECTION COMPLAINT: the lines are all there, and stderr says why they are not where they belong.
fails() {
    rm -f "$tmp"/log*
    traced "-e trace=${1%%:*} -P $tmp/log -e inject=$1" "$script" "$tmp/log"
    is "status with $1" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail "$1: nothing was injected"
    has "stderr with $1" "$err" "$2"
    is "lines with $1" "$(all_lines)" 'line 1 line 2 line 3 line 4 '
}
fails rename:error=EACCES "eco.log: cannot rotate $tmp/log: Permission denied"
fails write:error=EIO:when=2 "eco.log: $tmp/log: Input/output error"
has 'the file' "$(cat "$tmp"/log*)" '1 lines are missing here: Input/output error'
# The first two open it: one to see that it can be opened.
fails openat:error=EMFILE:when=3 "eco.log: $tmp/log: Too many open files"

# Who cannot see the renamed files must not take the name of one of them: all four lines come within a
# second.
rm -f "$tmp"/log*
for call in openat getdents64; do
    rm -f "$tmp"/log*
    traced "-e trace=$call -P $tmp -P $tmp/ -e inject=$call:error=EIO" "$script" "$tmp/log"
    is "status with $call" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail "$call: nothing was injected"
    has "stderr with $call" "$err" "eco.log: cannot rotate $tmp/log: Input/output error"
    is "lines with $call" "$(all_lines)" 'line 1 line 2 line 3 line 4 '
done

# A rotation that fails is tried again only when the file has grown by as much again.
rm -f "$tmp"/log*
export ROLL_SIZE=80
traced '-e trace=rename -e inject=rename:error=EACCES' "$script" "$tmp/log"
unset ROLL_SIZE
is 'attempts to rename' "$(grep -c INJECTED "$tmp/trace")" 1

# Nothing but its name says which file it is: a stat(2) that fails opens it again.
rm -f "$tmp"/log*
traced "-e trace=newfstatat -P $tmp/log -e inject=newfstatat:error=EACCES:when=3" "$script" "$tmp/log"
is 'status with newfstatat' "$status" 0
is 'lines with newfstatat' "$(all_lines)" 'line 1 line 2 line 3 line 4 '

# While another process has the lock, that one rotates.
rm -f "$tmp"/log*
traced '-e trace=flock -e inject=flock:error=EAGAIN' "$script" "$tmp/log"
is 'status with flock' "$status" 0
is 'stderr with flock' "$err" ''
is 'lines with flock' "$(grep -c line "$tmp/log")" 4

# It cannot be opened at all.
traced "-e trace=openat -P $tmp/log -e inject=openat:error=ENFILE" "$script" "$tmp/log" ENFILE
is 'status with openat' "$status" 0

# It is open, but cannot be looked at.
traced "-e trace=newfstatat,fstat -P $tmp/log -e inject=newfstatat,fstat:error=EIO:when=1" "$script" "$tmp/log" EIO
is 'status with fstat' "$status" 0

# No socket for the system log: stderr.
script=$(lua syslog.lua <<'LUA'
local check = require 'check'
local log = require 'eco.log'
local socket = require 'eco.socket'
local receiver = check.ok(socket.unix_dgram())
check.ok(receiver:bind(arg[1]))
log.set_syslog(arg[1])
local before = check.fd_count()
log.info('line', 1)
check.eq(check.fd_count() <= before + 1, true)
local data = receiver:recvfrom(1000, arg[2] and 0.01 or 5)
check.eq(data ~= nil, not arg[2])
LUA
)
for injection in socket:error=EMFILE:when=2 connect:error=EACCES; do
    rm -f "$tmp/socket"
    traced "-e trace=${injection%%:*} -e inject=$injection" "$script" "$tmp/socket" away
    is "status with $injection" "$status" 0
    has "stderr with $injection" "$err" ': line 1'
done
# It is interrupted, has no memory for a moment, or lost its peer: the line comes all the same.
for error in EINTR ENOBUFS ECONNREFUSED ENOTCONN; do
    rm -f "$tmp/socket"
    traced "-e trace=sendto -e inject=sendto:error=$error:when=1" "$script" "$tmp/socket"
    is "status with $error" "$status" 0
    is "stderr with $error" "$err" ''
    grep -q INJECTED "$tmp/trace" || fail "$error: nothing was injected"
done
