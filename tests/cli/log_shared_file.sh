# SPDX-License-Identifier: MIT
# Several processes log to one file that is rotated: every line arrives, whole. The numbers of the
# files go on after a restart.
. tests/lib/check.sh

script=$(lua writer.lua <<'LUA'
local log = require 'eco.log'
log.set_roll_size(50000)
log.set_roll_count(10000)
assert(log.set_path(arg[1]))
for i = 1, 1000 do
    log.info(arg[2], i, ('x'):rep(i % 100 * 80))
end
LUA
)
ran='four writers'
for name in a b c d; do
    "$ECO" "$script" "$tmp/log" $name 2>"$tmp/err.$name" &
done
wait
for name in a b c d; do
    is "stderr of $name" "$(cat "$tmp/err.$name")" ''
done
cat "$tmp"/log* >"$tmp/all"
for name in a b c d; do
    sed -n "s/.*: $name \([0-9]*\) x*\$/\1/p" "$tmp/all" | sort -n >"$tmp/got"
    seq 1000 | cmp - "$tmp/got" || fail "lines of $name are missing"
done
is 'number of lines' "$(wc -l <"$tmp/all")" 4000
# Each number was given once.
numbers() { find "$tmp" -name 'log.*' | sed -n 's/.*log\.0*\([1-9][0-9]*\)\..*/\1/p' | sort -n; }
is 'numbers used twice' "$(numbers | uniq -d)" ''

last=$(numbers | tail -n 1)
run "$ECO" "$script" "$tmp/log" again
is status "$status" 0
next=$(numbers | sed "1,/^$last\$/d" | head -n 1)
is 'number after a restart' "$next" $((last + 1))
