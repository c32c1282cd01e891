# SPDX-License-Identifier: MIT
# Nobody reads the pipe that is logged to, and the program ends: what was kept goes to stderr, which
# also says how many lines the pipe has not got, with those that were too many to be kept.
. tests/lib/check.sh

mkfifo "$tmp/fifo"
exec 3<>"$tmp/fifo"
run "$ECO" -e 'local log = require "eco.log"
assert(log.set_path(...))
local text = ("x"):rep(5000) .. "."
for i = 1, 400 do log.info("number", i, text) end
eco.unloop()' - "$tmp/fifo" </dev/null
is status "$status" 0
mv "$tmp/.err" "$tmp/told"
err=
timeout 5 dd bs=65536 count=1 <&3 >"$tmp/taken" 2>"$tmp/dd"
arrived=$(grep -c 'x\.$' "$tmp/taken")
missing=$(sed -n 's/^eco.log: \([0-9]*\) lines for .*/\1/p' "$tmp/told")
is 'lines in all' "$((arrived + missing))" 400
is 'the first line on stderr' "$(sed -n 's/.*number \([0-9]*\) .*/\1/p' "$tmp/told" | head -1)" "$((arrived + 1))"
[ "$(grep -c 'x\.$' "$tmp/told")" -gt 150 ] || fail 'what was kept is not on stderr'
