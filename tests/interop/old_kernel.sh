# SPDX-License-Identifier: MIT
# What kernels after 4.0 have brought is used where it is there and not missed where it is not: files,
# processes, sockets, random numbers and the thread pool work without it.
. tests/lib/check.sh

missing=statx,preadv2,pwritev2,copy_file_range,close_range,pidfd_open,pidfd_send_signal,clone3
missing=$missing,faccessat2,openat2,epoll_pwait2,rseq,membarrier,userfaultfd,io_uring_setup
for test in file/copy file/stat file/readfile file/lines file/inotify sys/spawn sys/streams sys/clean_child \
    random/bytes socket/cancel dns/resolve time/on; do
    [ -f "tests/script/$test.lua" ] || continue
    traced "-f -e trace=$missing -e inject=$missing:error=ENOSYS" "tests/script/$test.lua"
    is "status of $test" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail "$test: nothing was injected"
done
