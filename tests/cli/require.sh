# SPDX-License-Identifier: MIT
# -l: before the script and before any -e, in order.
. tests/lib/check.sh
export LUA_PATH="$tmp/?.lua;;"
echo 'print("first", ...) first = true' | lua first.lua >/dev/null
echo 'print("second", ...) assert(first)' | lua second.lua >/dev/null
echo 'error("broken module")' | lua broken.lua >/dev/null
script=$(echo 'print("script", package.loaded.first, package.loaded.second)' | lua s.lua)

run "$ECO" -l first --require=second "$script"
is status "$status" 0
is stdout "$out" 'first	first
second	second
script	true	true'

run "$ECO" -e 'print(first)' -lfirst
is stdout "$out" 'first	first
true'

run "$ECO" -l eco.socket -e 'print(type(package.loaded["eco.socket"]))'
is stdout "$out" table

run "$ECO" -l no.such.module "$script"
is status "$status" 1
is stdout "$out" ''
has stderr "$err" "module 'no.such.module' not found"

run "$ECO" -l broken "$script"
is status "$status" 1
is stdout "$out" ''
has stderr "$err" 'broken module'
