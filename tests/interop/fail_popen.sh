# SPDX-License-Identifier: MIT
# io.popen: a fork(2) that fails for want of processes or memory is tried again when the garbage has
# been collected, for what the script has dropped may have been a child; if it fails still, LuaJIT
# says so.
. tests/lib/check.sh

script=$(lua popen.lua <<'LUA'
local file, message, number = io.popen 'echo child'
print(file and file:read '*l', message, number)
if file then file:close() end
LUA
)

for error in EAGAIN ENOMEM; do
    traced "-e trace=clone,clone3,vfork,fork -e inject=clone,clone3,vfork,fork:error=$error:when=1" \
        "$script"
    grep -q INJECTED "$tmp/trace" || fail 'nothing was injected'
    is 'status' "$status" 0
    starts 'the second attempt' "$out" child
done
traced '-e trace=clone,clone3,vfork,fork -e inject=clone,clone3,vfork,fork:error=EAGAIN' "$script"
is 'status' "$status" 0
starts 'the error' "$out" 'nil	echo child: '
