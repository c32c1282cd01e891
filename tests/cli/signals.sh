# SPDX-License-Identifier: MIT
# SIGINT and SIGTERM end the loop in order, with a status of their own.
. tests/lib/check.sh

# A shell shows 130 for a process that died of SIGINT, too; python tells them apart.
command -v python3 >/dev/null || skip 'python3 is not installed'
exit_status() {
    python3 -c 'import subprocess, sys; print(subprocess.call(sys.argv[1:]))' "$@"
}

script=$(lua signal.lua <<'LUA'
local pid = io.open('/proc/self/stat'):read('*n')
local name, when = ...
if when == 'waiting' then
    os.execute(('(sleep 0.1; kill -%s %d) &'):format(name, pid))
else
    io.popen(('kill -%s %d'):format(name, pid)):close() -- os.execute would ignore SIGINT meanwhile
end
if when == 'busy' then
    eco.sleep(0)
    io.write('busy')
    for _ = 1, 1e9 do
        eco.sleep(0)
    end
end
eco.sleep(60)
LUA
)

for when in before waiting busy; do
    run exit_status "$ECO" "$script" INT "$when"
    is "status ($when)" "${out#busy}" 130
    is stderr "$err" ''
    run exit_status "$ECO" "$script" TERM "$when"
    is "status ($when)" "${out#busy}" 143
    is stderr "$err" ''
done

# SIGPIPE does not end the process, from the main chunk's start on; but it ends what it starts.
run "$ECO" -e 'io.popen("kill -PIPE $PPID"):close() print "alive"'
is stdout "$out" alive
run "$ECO" -e 'os.execute("yes | sed 1q")'
is stdout "$out" y
is stderr "$err" ''

# The standard output is gone: no signal, no crash.
run sh -c '("$ECO" -e "for i = 1, 1e5 do io.write(i) end os.exit(4)"; echo $? >"$1/status") | true' sh "$tmp"
is status "$(cat "$tmp/status")" 4
