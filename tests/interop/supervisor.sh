# SPDX-License-Identifier: MIT
# examples/supervisor.lua: starts a crashing program again, with longer and longer pauses; ends it in order.
. tests/lib/programs.sh

cat >"$tmp/program" <<'SH'
echo "run $1"
case $(wc -l <"$1") in
0) echo >>"$1"; exit 3 ;;
1) echo >>"$1"; kill -KILL $$ ;;
esac
trap 'echo ended in order; exit 0' TERM
echo stays
while :; do sleep 0.01; done
SH
chmod +x "$tmp/program"
: >"$tmp/runs"

start supervisor "$ECO" examples/supervisor.lua "$tmp/program" "$tmp/runs"
supervisor=$pid
until_has supervisor stays
has 'first end' "$(cat "$tmp/supervisor.err")" 'it ended with status 3; next start in 0.1 s'
has 'second end' "$(cat "$tmp/supervisor.err")" 'it was killed by signal 9; next start in 0.2 s'
is runs "$(grep -c '^run ' "$tmp/supervisor.out")" 3

kill -TERM "$supervisor"
await_end "$supervisor"
is status "$status" 0
has stdout "$(cat "$tmp/supervisor.out")" 'ended in order'

# While it pauses nothing is to be ended.
start pausing "$ECO" examples/supervisor.lua false
pausing=$pid
until_has pausing 'next start in 0.4'
kill -INT "$pausing"
await_end "$pausing"
is status "$status" 0

run "$ECO" examples/supervisor.lua no-such-program
is status "$status" 1
has stderr "$err" 'cannot start no-such-program: No such file or directory'
