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
