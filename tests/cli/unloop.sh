# SPDX-License-Identifier: MIT
# eco.unloop ends the loop with status 0 after the current turn; what waits is dropped.
. tests/lib/check.sh

run "$ECO" -e 'eco.run(function() eco.unloop() print "still here" end) print "and here" eco.sleep(0) print "no"'
is status "$status" 0
is stderr "$err" ''
is stdout "$out" 'still here
and here'

run "$ECO" -e 'eco.unloop() print(eco.run(print, 1) ~= nil) eco.sleep(0) print "no"'
is status "$status" 0
is stdout "$out" '1
true'

# In the handler of a signal, while others wait for all kinds of things.
script=$(lua unloop.lua <<'LUA'
local sys = require 'eco.sys'
local mutex = require 'eco.sync'.mutex()
mutex:lock()
eco.run(mutex.lock, mutex)
eco.run(eco.sleep, 60)
eco.run(coroutine.wrap(function() eco.sleep(60) end))
sys.signal(sys.SIGUSR2, function(...)
    print('handler', ...)
    eco.unloop()
end, 1, nil)
sys.kill(sys.getpid(), sys.SIGUSR2)
print(pcall(eco.sleep, 60))
LUA
)
run "$ECO" "$script"
is status "$status" 0
is stdout "$out" 'handler	1	nil'
is stderr "$err" ''
