# SPDX-License-Identifier: MIT
# stderr gets two tracebacks: that of the failing coroutine, and that of who started it.
. tests/lib/check.sh
script=$(lua two.lua <<'LUA'
local function fails()
    error 'boom'
end
local function starts()
    eco.run(fails)
    eco.sleep(0.01)
end
starts()
LUA
)
run "$ECO" "$script"
is status "$status" 1
is stdout "$out" ''
starts stderr "$err" "$script:2: boom"
is tracebacks "$(grep -c 'stack traceback:' "$tmp/.err")" 2
has stderr "$err" "$script:5:"

# In a callback of a timer.
run "$ECO" -e 'require("eco.time").at(0, function() error("in the timer") end) eco.sleep(60)'
is status "$status" 1
is stdout "$out" ''
has stderr "$err" 'in the timer'

# In the handler of a signal.
run "$ECO" -e 'local sys = require("eco.sys") sys.signal(sys.SIGUSR2, function() error("in the handler") end)
    sys.kill(sys.getpid(), sys.SIGUSR2) eco.sleep(60)'
is status "$status" 1
has stderr "$err" 'in the handler'

# In a coroutine in a coroutine, after a wait.
run "$ECO" -e 'coroutine.wrap(function() eco.sleep(0) coroutine.wrap(function() eco.sleep(0) error("deep") end)() end)()'
is status "$status" 1
has stderr "$err" deep

# A __tostring that fails is no second disaster.
run "$ECO" -e 'error(setmetatable({}, {__tostring = function() error("no") end}))'
is status "$status" 1
has stderr "$err" 'error object is a table value'

# What was printed before comes first.
run sh -c '"$ECO" -e "print(1) error(2)" 2>&1'
starts stdout "$out" '1
'
