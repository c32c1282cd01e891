# SPDX-License-Identifier: MIT
# No thread can be had for what a disk may be long about: the call says so, and the next one works.
. tests/lib/check.sh

head -c 300000 /dev/zero >"$tmp/large"
script=$(lua threads.lua <<'LUA'
local check = require 'check'
local file = require 'eco.file'
local f = check.ok(file.open(arg[1] .. '/large', 'r+'))
local _, _, code, sent = f:write(('x'):rep(200000))
check.eq(code, 'ENOMEM')
check.eq(sent, 0)
_, _, code = f:sync()
check.eq(code, 'ENOMEM')
check.eq(f:write(('x'):rep(200000)), 200000)
check.ok(f:sync())
f:lseek(0, file.SEEK_SET)
check.eq(f:read('a'), ('x'):rep(200000) .. ('\0'):rep(100000))
f:close()
LUA
)
grep -q __asan_init "$ECO" && skip 'the sanitizers start threads of their own'
for threads in 1 4; do # the last one of the pool is refused
    export UV_THREADPOOL_SIZE=$threads
    for error in EAGAIN EPERM; do
        traced "-f -e trace=clone,clone3 -e inject=clone,clone3:error=$error:when=$threads..$((2 * threads))+$threads" "$script" "$tmp"
        is "status with $error, $threads threads" "$status" 0
        is stderr "$err" ''
        is refused "$(grep -c INJECTED "$tmp/trace")" 2
    done
done
