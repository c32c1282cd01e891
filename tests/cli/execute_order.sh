# SPDX-License-Identifier: MIT
# Each -e starts when the one before has ended, waits and all; then the script.
. tests/lib/check.sh
script=$(echo 'print("script", ...)' | lua s.lua)
run "$ECO" -e 'eco.sleep(0.02) print(1)' -e 'eco.sleep(0.01) print(2)' -e 'print(3)' "$script" a
is status "$status" 0
is stdout "$out" '1
2
3
script	a'

# Their tasks go on meanwhile; locals are their own.
run "$ECO" -e 'local x = 1 eco.run(function() eco.sleep(0.05) print("task") end)' -e 'print(x)'
is stdout "$out" 'nil
task'

# What fails ends it all.
run "$ECO" -e 'print(1)' -e 'eco.sleep(0) error("second")' -e 'print(3)' "$script"
is status "$status" 1
is stdout "$out" 1
has stderr "$err" second
