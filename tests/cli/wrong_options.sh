# SPDX-License-Identifier: MIT
# What eco does not understand: a message and a hint on stderr, status 1, and nothing runs.
. tests/lib/check.sh

refused() {
    run "$ECO" "$@"
    is status "$status" 1
    is stdout "$out" ''
    starts stderr "$err" 'eco: '
    has stderr "$err" 'eco --help'
}

refused --bogus
has stderr "$err" "'--bogus'"
refused -e 'print(1)' -x -
has stderr "$err" "'-x'"
refused -b
refused -5
refused -e
refused --execute
refused -l
refused --require
refused -j
has stderr "$err" "'-j' needs a value"
refused --version=1
has stderr "$err" "'--version=1' does not take a value"
refused -ib
has stderr "$err" "unknown option '-b'"
