# SPDX-License-Identifier: MIT
# -j: as luajit takes it.
. tests/lib/check.sh

run "$ECO" -e 'print((jit.status()))'
is stdout "$out" true
run "$ECO" -joff -e 'print((jit.status()))'
is stdout "$out" false
run "$ECO" -j off -e 'print((jit.status()))'
is stdout "$out" false
run "$ECO" -joff -jon -e 'print((jit.status()))'
is stdout "$out" true
run "$ECO" -joff -e 'jit.on()' -e 'print((jit.status()))'
is stdout "$out" true
run "$ECO" -jopt=2 -e 'print(select("#", jit.status()))'
is status "$status" 0

run "$ECO" -jnonsense -e 'print(1)'
is status "$status" 1
is stdout "$out" ''
has stderr "$err" nonsense

# The rest of the commands are Lua files that come with LuaJIT.
run "$ECO" -e 'print((pcall(require, "jit.v")))'
[ "$out" = true ] || skip 'the jit.* modules are not installed'
run "$ECO" -jv="$tmp/trace" -e 'local n = 0 for i = 1, 1e5 do n = n + i end'
is status "$status" 0
has trace "$(cat "$tmp/trace")" '[TRACE '
