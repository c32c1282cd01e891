# SPDX-License-Identifier: MIT
# Every benchmark still does what it says: each row once, with a few messages, eco and its reference. The
# figures mean nothing here.
. tests/lib/check.sh

BENCH_BUILD=$(dirname "$ECO")
export BENCH_BUILD
[ -x "$BENCH_BUILD/bench/bench-load" ] || skip 'the benchmarks are not built: ninja bench-programs'

run python3 bench/run.py --list
rows=$(printf '%s\n' "$out" | wc -l)
run python3 bench/run.py --tiny --only eco,reference
is "status of the benchmarks" "$status" 0
is "rows measured" "$(printf '%s\n' "$out" | grep -c 'eco [0-9]')" "$rows"
is "rows with a reference" "$(printf '%s\n' "$out" | grep -c 'reference [0-9]')" 15

# Each sample of perf(1) counts for what the processor was doing.
run env PYTHONPATH=bench python3 -c '
from runner.profiling import group_of
for library, function, is_lua in [
    ("[kernel.kallsyms]", "tcp_ack", True), ("eco", "lj_str_new", True), ("eco", "gc_sweep", True),
    ("eco", "lj_BC_CALL", True), ("//anon", "[unknown]", True), ("libc.so.6", "__memmove_avx", True),
    ("eco", "eco::Poller::wait", True), ("eco", "uv__io_poll", True), ("libc.so.6", "__send", True),
    ("bench-echo", "serve", False)]:
    print(group_of(library, function, is_lua))'
is 'the groups' "$out" 'kernel
strings, tables, memory
collection
LuaJIT
LuaJIT
copying
the program
libraries
libraries
the program'

# What a server sends back is checked.
wrong=$(lua wrong.lua <<'LUA'
local socket = require 'eco.socket'
local server = socket.listen_tcp('127.0.0.1', 0)
print(server:getsockname().port)
io.stdout:flush()
local client = server:accept()
client:recv(100)
client:send(('x'):rep(64))
client:recv(100)
LUA
)
"$ECO" "$wrong" >"$tmp/port" &
for _ in $(seq 1000); do
    [ -s "$tmp/port" ] && break
    sleep 0.01
done
run "$BENCH_BUILD/bench/bench-load" echo "$(cat "$tmp/port")" count=1
is "status of the load generator" "$status" 1
has stderr "$err" 'Bad message'
wait
