# SPDX-License-Identifier: MIT
# An uncaught error: both tracebacks on stderr, status 1, and the others stop.
. tests/lib/check.sh
script=$(lua error.lua <<'LUA'
local function inner()
    error 'boom'
end
eco.run(function()
    eco.sleep(0.02)
    print 'not reached'
end)
eco.run(function()
    eco.sleep(0.01)
    inner()
end)
eco.sleep(60)
LUA
)

run "$ECO" "$script"
is status "$status" 1
is stdout "$out" ''
has stderr "$err" 'error.lua:2: boom'
has stderr "$err" 'stack traceback:'
has stderr "$err" 'error.lua:10:'

run "$ECO" -e 'error("plain")'
is status "$status" 1
is stdout "$out" ''
has stderr "$err" plain

# A value that is no string is shown.
run "$ECO" -e 'error(setmetatable({}, {__tostring = function() return "my error" end}))'
is status "$status" 1
has stderr "$err" 'my error'
run "$ECO" -e 'error({})'
is status "$status" 1
has stderr "$err" 'table: 0x'
run "$ECO" -e 'error()'
is status "$status" 1
has stderr "$err" nil
