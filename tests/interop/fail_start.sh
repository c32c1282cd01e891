# SPDX-License-Identifier: MIT
# What eco needs for itself cannot be had when it starts: a message and status 1, no crash.
. tests/lib/check.sh

script=$(lua ends.lua <<'LUA'
eco.sleep(0.001)
LUA
)

# refused CALL NTH ERROR TEXT
refused() {
    traced "-e trace=$1 -e inject=$1:error=$3:when=$2" "$script"
    is "status without $1 $2" "$status" 1
    is "message without $1 $2" "$err" "eco: $4"
    grep -q INJECTED "$tmp/trace" || fail 'nothing was injected'
}

grep -q __asan_init "$ECO" && skip 'the sanitizers make calls of their own'
refused epoll_create1 1 EMFILE 'epoll_create1: Too many open files'
refused epoll_create1 2 ENFILE 'uv_loop_init: Too many open files in system'
refused epoll_create1 1 ENOMEM 'epoll_create1: Cannot allocate memory'
refused eventfd2 1 EMFILE 'uv_loop_init: Too many open files'
refused epoll_ctl 1 ENOSPC 'epoll_ctl: No space left on device'
refused pipe2 1 EMFILE 'pipe2: Too many open files'
refused pipe2 3 ENFILE 'uv_loop_init: Too many open files in system'
