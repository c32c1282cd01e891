# SPDX-License-Identifier: MIT
# -e: in order, each when the one before has ended, then the script.
. tests/lib/check.sh
script=$(echo 'print("script", ...)' | lua s.lua)

run "$ECO" -e 'print("one")' --execute 'print("two")' -e'print("three")' --execute='print("four")'
is status "$status" 0
is stdout "$out" 'one
two
three
four'
is stderr "$err" ''

run "$ECO" -e 'eco.sleep(0.05) print("waited")' -e 'print("second")' "$script" a -e b
is status "$status" 0
is stdout "$out" "waited
second
script	a	-e	b"

run "$ECO" -e 'x = 1' -e 'y = x + 1' -e 'print(x + y)'
is stdout "$out" 3

# Each is a coroutine that eco runs.
run "$ECO" -e 'print(type(coroutine.running()), eco.count() >= 1)'
is stdout "$out" 'thread	true'

# Without a script, arg is there: arg[0] is eco itself.
run "$ECO" -e 'print(arg[0], #arg)'
is stdout "$out" "$ECO	0"

# A failure ends it all.
run "$ECO" -e 'print(1)' -e 'error("no")' -e 'print(2)' "$script"
is status "$status" 1
is stdout "$out" 1
has stderr "$err" no

run "$ECO" -e 'x =' "$script"
is status "$status" 1
is stdout "$out" ''
has stderr "$err" "unexpected symbol near '<eof>'"

# Values that look like something else.
run "$ECO" -e '-- a comment'
is status "$status" 0
run "$ECO" -e ''
is status "$status" 0
is stdout "$out" ''
run "$ECO" --execute= "$script"
is stdout "$out" script
