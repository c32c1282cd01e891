# shellcheck shell=sh disable=SC2034
# SPDX-License-Identifier: MIT
# For the shell tests: . tests/lib/check.sh; they run in the source root and find the binary in $ECO.

: "${ECO:?is the path of the binary to test}"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# run COMMAND...: leaves $status, $out and $err (without the last newlines). Its stdin is the caller's.
run() {
    ran="$*"
    status=0
    "$@" >"$tmp/.out" 2>"$tmp/.err" || status=$?
    out=$(cat "$tmp/.out")
    err=$(cat "$tmp/.err")
}

fail() {
    printf '%s\n' "FAILED: $*" "after: $ran" "status: $status" "stdout: $out" "stderr: $err" >&2
    exit 1
}

skip() {
    echo "skip: $*"
    exit 77
}

# is WHAT GOT WANT
is() {
    [ "$2" = "$3" ] || fail "$1 is '$2', not '$3'"
}

# has WHAT GOT PART
has() {
    case $2 in
    *"$3"*) ;;
    *) fail "$1 has no '$3'" ;;
    esac
}

# starts WHAT GOT BEGINNING
starts() {
    case $2 in
    "$3"*) ;;
    *) fail "$1 does not start with '$3'" ;;
    esac
}

# lua NAME: writes stdin to a script and prints its path.
lua() {
    cat >"$tmp/$1"
    echo "$tmp/$1"
}

# in_netns COMMAND...: runs it in a network namespace of its own, with loopback up.
in_netns() {
    if [ "$(id -u)" = 0 ]; then set -- unshare -n "$@"; else set -- unshare -rn "$@"; fi
    "$1" "$2" ip link set lo up 2>/dev/null || skip 'no network namespaces here'
    namespace=$2
    shift 2
    unshare "$namespace" sh -c 'ip link set lo up && exec "$@"' sh "$@"
}

# c_module NAME: compiles a module for Lua, from standard input, into "$tmp".
c_module() {
    cat >"$tmp/$1.cpp"
    # shellcheck disable=SC2046
    run g++ -shared -fPIC $(pkg-config --cflags luajit) -o "$tmp/$1.so" "$tmp/$1.cpp"
    is compiler "$status" 0
}

# traced OPTIONS SCRIPT [ARGUMENT...]: runs a script under strace (see run); the trace is "$tmp/trace".
traced() {
    command -v strace >/dev/null || skip 'strace is not installed'
    strace -qq -o /dev/null true 2>/dev/null || skip 'ptrace is not permitted'
    options=$1
    shift
    # The options are several words; a sanitizer's leak check does not work under ptrace.
    # shellcheck disable=SC2086
    ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}detect_leaks=0" LUA_PATH="tests/lib/?.lua;;" \
        run strace -qq -o "$tmp/trace" $options "$ECO" "$@"
    case $err in
    *'invalid '*|*'not allowed'*) fail 'strace does not take these options' ;;
    esac
}

# injected WHAT SCRIPT: SCRIPT passes while strace makes a system call fail, as strace(1) -e inject.
injected() {
    traced "-e trace=${1%%:*} -e inject=$1 ${3:-}" "$2"
    is "status with $1" "$status" 0
    grep -q INJECTED "$tmp/trace" || fail "$1: nothing was injected"
}
