# SPDX-License-Identifier: MIT
# A slice longer than the watchdog's limit is reported on stderr; the program is not affected.
. tests/lib/check.sh
script=$(lua slow.lua <<'LUA'
local time = require 'eco.time'
eco.set_watchdog_timeout(tonumber((...)))
local function busy()
    local stop = time.monotonic() + 0.05
    while time.monotonic() < stop do end
    return 'result'
end
print(eco.join(eco.run(busy)))
LUA
)
run "$ECO" "$script" 10
is status "$status" 0
is stdout "$out" 'true	result'
has stderr "$err" 'coroutine execution timeout: run too long('
has stderr "$err" ' ms) without yielding/dead (>10 ms)'
# A busy machine may stretch other slices, too.
[ "$(grep -c 'stack traceback:' "$tmp/.err")" -ge 2 ] || fail 'two tracebacks'

run "$ECO" "$script" 0
is status "$status" 0
is stderr "$err" ''
run "$ECO" "$script" 5000
is stderr "$err" ''
