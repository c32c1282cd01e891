# shellcheck shell=sh disable=SC2034
# SPDX-License-Identifier: MIT
# For tests with programs that run in the background: . tests/lib/programs.sh (it brings check.sh).
. tests/lib/check.sh

ran='(nothing yet)' status='' out='' err=''
programs=
trap 'for pid in $programs; do kill "$pid" 2>/dev/null; done; wait; rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM

# start NAME COMMAND...: runs it in the background; its output is in $tmp/NAME.out and $tmp/NAME.err,
# its number in $pid.
start() {
    log=$tmp/$1
    shift
    "$@" >"$log.out" 2>"$log.err" </dev/null &
    pid=$!
    programs="$programs $pid"
}

# until_true COMMAND...: tries it until it succeeds, for 10 s at most.
until_true() {
    for _ in $(seq 200); do
        "$@" >"$tmp/.until" 2>&1 && return
        sleep 0.05
    done
    fail "never came true: $* ($(cat "$tmp/.until"); $(cat "$tmp"/*.err))"
}

# until_has NAME TEXT: waits until the output of a program that was started has TEXT.
until_has() {
    until_true grep -qF -e "$2" "$tmp/$1.out" "$tmp/$1.err"
}

# find_port NAME: waits for "listening on ADDRESS:PORT"; leaves $port.
find_port() {
    until_has "$1" 'listening on '
    port=$(sed -n 's/.*listening on .*:\([0-9]*\)$/\1/p' "$tmp/$1.out" "$tmp/$1.err")
}

# A program that has ended stays a zombie until `wait`.
ended() {
    ! kill -0 "$1" 2>/dev/null || grep -q '^State:.Z' "/proc/$1/status"
}

# await_end PID: waits for its end, 10 s at most; leaves $status.
await_end() {
    until_true ended "$1"
    status=0
    wait "$1" || status=$?
}

needs() {
    for tool; do
        command -v "$tool" >/dev/null || skip "$tool is not installed"
    done
}

# Goes on in a network of its own, with its own /sys; everything in it goes when the test ends.
in_own_network() {
    [ -z "$OWN_NETWORK" ] || {
        mount -t sysfs none /sys || skip 'cannot mount sysfs'
        ip link set lo up || skip 'cannot set up a network'
        return
    }
    needs ip unshare
    [ "$(id -u)" = 0 ] || skip 'only root can make a network namespace'
    unshare --net --mount true 2>/dev/null || skip 'no network namespaces here'
    rm -rf "$tmp"
    OWN_NETWORK=1 exec unshare --net --mount sh "$0"
}
