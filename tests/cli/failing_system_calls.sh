# SPDX-License-Identifier: MIT
# A system call that fails is an error of the call that needed it, and nothing else.
. tests/lib/check.sh
command -v strace >/dev/null || skip 'strace is not installed'
strace -o "$tmp/trace" -e inject=epoll_ctl:error=ENOMEM:when=99 true 2>/dev/null ||
    skip 'ptrace is not permitted'
ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
export ASAN_OPTIONS

# injected FAULT CODE OUTPUT
injected() {
    run strace -f -o "$tmp/trace" -e inject="$1" "$ECO" -e "fds = require 'fds' eco.sleep(0.001) $2"
    is "status ($1)" "$status" 0
    is stdout "$out" "$3"
    is stderr "$err" ''
}

# How many times eco itself calls epoll_ctl before the script's code counts.
own=$(strace -f -e trace=epoll_ctl -o "$tmp/trace" "$ECO" -e 'eco.sleep(0.001)' &&
    grep -c EPOLL_CTL_ADD "$tmp/trace")

# The set of watched descriptors is full: the call fails, the next one works.
injected "epoll_ctl:error=ENOSPC:when=$((own + 1))" '
    local r, w = fds.pipe()
    local reader = eco.reader(r)
    print(reader:read("l"))
    fds.write(w, "line")
    print(reader:read(4))
    print(reader:read("l", 0.001))' 'nil	No space left on device	ENOSPC
line
nil	timeout'
injected "epoll_ctl:error=ENOMEM:when=$((own + 1))" '
    print(eco.io(fds.pipe()):wait(eco.READ, 0.001))' 'nil	Cannot allocate memory	ENOMEM'
injected "epoll_ctl:error=ENOMEM:when=$((own + 1))" '
    local r, w = fds.pipe()
    fds.fill(w)
    print(eco.writer(w):write("x", 0.001))' 'nil	Cannot allocate memory	ENOMEM'
injected "epoll_ctl:error=ENOSPC:when=$((own + 1))" '
    local time = require "eco.time"
    print(time.on(0, print))
    time.on(0, function() print "fires" end)' 'nil	No space left on device	ENOSPC
fires'

# No timer to be had, or none that can be set.
injected timerfd_create:error=EMFILE '
    print(require "eco.time".on(0, print))' 'nil	Too many open files	EMFILE'
injected timerfd_settime:error=EINVAL:when=1 '
    print(require "eco.time".on(0, print))' 'nil	Invalid argument	EINVAL'

# Interrupted calls are made again.
injected recvfrom:error=EINTR:when=1 '
    local a, b = fds.socketpair()
    fds.write(b, "text")
    print(eco.reader(a):read(9))' text
injected sendto:error=EINTR:when=1 '
    local a, b = fds.socketpair()
    print(eco.writer(b):write("text"), fds.read(a, 9))' '4	text'
injected sendfile:error=EINTR:when=1 '
    local r, w = fds.pipe()
    print(eco.writer(w):sendfile(fds.file "text", 1, 9), fds.read(r, 9))' '3	ext'

# What the kernel cannot send by itself is copied.
injected sendfile:error=EINVAL '
    local r, w = fds.pipe()
    print(eco.writer(w):sendfile(fds.file "text", 1, 9), fds.read(r, 9))' '3	ext'

# Other failures are told, with what had gone out.
injected sendfile:error=EIO:when=1 '
    local r, w = fds.pipe()
    print(eco.writer(w):sendfile(fds.file "text", 0, 4))' 'nil	Input/output error	0	EIO'
injected recvfrom:error=ECONNRESET:when=1 '
    print(eco.reader((fds.socketpair())):read("l"))' 'nil	Connection reset by peer	ECONNRESET'
