# SPDX-License-Identifier: MIT
# Each API page describes what it has types for, with the same parameters, and has types for what it
# describes; the program has the annotations of these pages.
. tests/lib/check.sh

command -v python3 >/dev/null || skip 'python3 is not installed'
types() {
    PYTHONDONTWRITEBYTECODE=1 run scripts/editor_types.py "$@"
}

types --check docs/api
is stdout "$out" 'every function has a description and types'
is status "$status" 0

types --write "$tmp/written" docs/api
run "$ECO" --types "$tmp/types"
run diff -r "$tmp/written" "$tmp/types"
is 'difference of the pages and the program' "$out" ''

# broken SED-SCRIPT MESSAGE: what is said about a page that was changed
broken() {
    mkdir -p "$tmp/api"
    sed "$1" docs/api/channel.md >"$tmp/api/channel.md"
    types --check "$tmp/api"
    is "status after $1" "$status" 1
    has "answer to $1" "$out$err" "$2"
}

broken 's/^    length() .*//' 'channel:length has no types'
broken 's/^- \*\*`length()`.*//' 'channel:length has types and no description'
broken 's/^    recv(timeout?/    recv(timeout/' 'channel:recv([timeout])'
broken 's/^    recv(timeout/    recv(time/' 'channel:recv([timeout])'
broken '/^```types/,/^```/d' 'no types'
broken 's/^    length() → integer/    length() → Queue/' 'no type is called Queue'
broken 's/^    length() → integer/    length() → eco.Queue/' 'no page has the type eco.Queue'
broken 's/^    length() → integer/    length() → integer[/' '] is missing'
broken 's/^    length() → integer/    length() -> integer/' "cannot read"
broken 's/^    length/  length/' 'indented by 2'
