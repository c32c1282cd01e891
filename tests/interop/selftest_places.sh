# SPDX-License-Identifier: MIT
# eco --selftest on poor machines: as nobody, with nothing writable, without IPv6, without a network,
# without /proc. What is missing is not a failure; only a loopback that does not work is one.
. tests/lib/programs.sh
in_own_network
needs setpriv sysctl

# line STATUS NAME PART
line() {
    has stdout "$out" "$(printf '%-14s %s' "$1" "$2")"
    has "the line of $2" "$(printf '%s\n' "$out" | grep -F "$2")" "$3"
}

mkdir "$tmp/closed"
chmod 755 "$tmp"
run env TMPDIR="$tmp/closed" setpriv --reuid 65534 --regid 65534 --clear-groups timeout 50 \
    "$ECO" --selftest
is 'status as nobody' "$status" 0
line 'not available' files 'Permission denied'
line 'not available' 'raw sockets' '(CAP_NET_RAW)'
line 'not available' 'ping sockets' 'ping_group_range'

sysctl -qw net.ipv4.ping_group_range='0 0'
run timeout 50 "$ECO" --selftest
is 'status as root' "$status" 0
line ok 'ping sockets' ''
line ok 'TCP over 127.0.0.1' ''
line ok files "in ${TMPDIR:-/tmp}"

sysctl -qw net.ipv6.conf.all.disable_ipv6=1 2>/dev/null && {
    run timeout 50 "$ECO" --selftest
    is 'status without IPv6' "$status" 0
    line 'not available' 'TCP over ::1' '(IPv6 is off)'
    line 'not available' 'UDP over ::1' '(IPv6 is off)'
}

# Nothing can be written, and there is no /proc. (The sanitizers cannot do without it.)
if ! grep -q __asan_init "$ECO"; then
    echo 'print("runs", arg[0])' >"$tmp/main.lua"
    "$ECO" --bundle "$tmp/app" "$tmp/main.lua"
    without_proc() {
        # shellcheck disable=SC2016
        run timeout 50 env TMPDIR="$tmp/closed" unshare --mount sh -c '
            mount -t tmpfs none /proc && mount -t tmpfs -o ro none "$TMPDIR" && exec "$@"' sh "$@"
    }
    without_proc "$ECO" --selftest
    is 'status without /proc' "$status" 0
    line 'not available' files 'Read-only file system'
    line ok 'TCP over 127.0.0.1' ''
    line ok inotify ''
    without_proc "$tmp/app"
    is 'the bundle without /proc' "$out$err" "runs	$tmp/app"
fi

# What cannot arrive takes the time of a timeout.
sysctl -qw net.ipv4.ping_group_range='1 0'
ip link set lo down
run timeout 50 "$ECO" --selftest
is 'status without loopback' "$status" 1
line failed 'TCP over 127.0.0.1' '(is the interface lo up?)'
line failed 'UDP over 127.0.0.1' '(is the interface lo up?)'
line ok 'Unix sockets' ''
has stdout "$out" ' 2 failed, '
