# SPDX-License-Identifier: MIT
# The panic hook gets both tracebacks instead of stderr; then the process ends with status 1.
. tests/lib/check.sh
script=$(lua hook.lua <<'LUA'
eco.set_panic_hook(function(...)
    assert(select('#', ...) == 2)
    local where, from = ...
    print('1 ' .. where:gsub('\n', ' '))
    print('2 ' .. from:gsub('\n', ' '))
end)
local function fails()
    error 'boom'
end
local function starts()
    eco.run(function()
        fails()
    end)
end
eco.run(function()
    eco.sleep(0.01)
    print 'not reached'
end)
starts()
eco.sleep(60)
LUA
)
run "$ECO" "$script"
is status "$status" 1
is stderr "$err" ''
has stdout "$out" "1 $script:8: boom stack traceback:"
has stdout "$out" "in function 'fails'"
has stdout "$out" '2 stack traceback:'
has stdout "$out" "in function 'starts'"

# The name of earlier scripts: one string.
run "$ECO" -e 'eco.panic_hook = function(...) print(select("#", ...), (...)) end error("boom")'
is status "$status" 1
is stderr "$err" ''
starts stdout "$out" '1	'
has stdout "$out" boom

# Cleared again.
run "$ECO" -e 'eco.set_panic_hook(print) eco.set_panic_hook(nil) error("boom")'
is status "$status" 1
is stdout "$out" ''
has stderr "$err" boom

# A hook that fails, or tries to wait, is reported with the error it was called for.
run "$ECO" -e 'eco.set_panic_hook(function() error("hook failed") end) error("the cause")'
is status "$status" 1
is stdout "$out" ''
has stderr "$err" 'the cause'
has stderr "$err" 'hook failed'
run "$ECO" -e 'eco.set_panic_hook(function() eco.sleep(1) end) error("the cause")'
is status "$status" 1
has stderr "$err" 'the cause'
has stderr "$err" 'attempt to yield across C-call boundary'

# Values that are no strings.
run "$ECO" -e 'eco.set_panic_hook(function(where) print(where) end) error({})'
is status "$status" 1
has stdout "$out" 'table: 0x'

# A hook may decide the status.
run "$ECO" -e 'eco.set_panic_hook(function() os.exit(7) end) error("x")'
is status "$status" 7
