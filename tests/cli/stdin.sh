# SPDX-License-Identifier: MIT
# The script from standard input: as `-`, or when there is no script and no terminal.
. tests/lib/check.sh
echo 'print(arg[0], ...)' >"$tmp/script"

run "$ECO" - a -e <"$tmp/script"
is status "$status" 0
is stdout "$out" '-	a	-e'

run "$ECO" <"$tmp/script"
is status "$status" 0
is stdout "$out" -

run "$ECO" -joff -- - x <"$tmp/script"
is stdout "$out" '-	x'

# With -e, standard input is left to the code.
run "$ECO" -e 'print(io.read())' <"$tmp/script"
is stdout "$out" 'print(arg[0], ...)'

printf '#!/usr/bin/env eco\nprint "second line"' >"$tmp/script"
run "$ECO" - <"$tmp/script"
is stdout "$out" 'second line'

run "$ECO" </dev/null
is status "$status" 0
is stdout "$out" ''

echo 'error("no")' >"$tmp/script"
run "$ECO" - <"$tmp/script"
is status "$status" 1
has stderr "$err" 'stdin:1: no'

echo 'x =' >"$tmp/script"
run "$ECO" - <"$tmp/script"
is status "$status" 1
has stderr "$err" 'stdin:'

# From a pipe whose writer is slow.
run sh -c '(echo "print(1)"; sleep 0.1; echo "print(2)") | "$ECO" -'
is stdout "$out" '1
2'
