# SPDX-License-Identifier: MIT
# examples/sha256sum.lua prints what sha256sum(1) prints, and each checks the other's list.
. tests/lib/check.sh

printf abc >"$tmp/short"
head -c 300000 /dev/urandom >"$tmp/a long name"
sha256sum "$tmp/short" "$tmp/a long name" >"$tmp/list"

run "$ECO" examples/sha256sum.lua "$tmp/short" "$tmp/a long name"
is status "$status" 0
is stdout "$out" "$(cat "$tmp/list")"
printf '%s\n' "$out" | sha256sum --quiet -c || fail 'sha256sum does not accept the list'

run "$ECO" examples/sha256sum.lua -c "$tmp/list"
is status "$status" 0
is stdout "$out" "$tmp/short: OK
$tmp/a long name: OK"

printf abd >"$tmp/short"
run "$ECO" examples/sha256sum.lua -c "$tmp/list"
is status "$status" 1
is stdout "$out" "$tmp/short: FAILED
$tmp/a long name: OK"

run "$ECO" examples/sha256sum.lua "$tmp/none"
is status "$status" 1
is stderr "$err" "sha256sum: $tmp/none: No such file or directory"

run "$ECO" examples/sha256sum.lua
is status "$status" 1
has stderr "$err" usage
