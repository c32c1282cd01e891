# SPDX-License-Identifier: MIT
# Without standard streams: what a script opens is none of them, and using them fails.
. tests/lib/check.sh

script=$(lua script.lua <<'LUA'
local out = assert(io.open(arg[1], 'w'))
eco.sleep(0.001)
out:write(tostring(io.stdout:write 'x' and io.stdout:flush()), ' ', tostring(io.read()))
out:close()
LUA
)
run sh -c "exec '$ECO' '$script' '$tmp/written' <&- >&- 2>&-"
is status "$status" 0
is written "$(cat "$tmp/written")" 'nil nil'
run sh -c "exec '$ECO' -i <&- >&- 2>&-"
is 'status of a prompt' "$status" 0
