# SPDX-License-Identifier: MIT
# No script on a terminal: usage, status 1.
. tests/lib/check.sh
command -v script >/dev/null || skip 'script(1) is not installed'

run script -qefc "'$ECO'" /dev/null </dev/null
is status "$status" 1
has stdout "$out" 'Usage: eco [options] [script [args]]'

run script -qefc "'$ECO' -e 'print(6 * 7)'" /dev/null </dev/null
is status "$status" 0
has stdout "$out" 42
