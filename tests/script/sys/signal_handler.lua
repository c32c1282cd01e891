-- SPDX-License-Identifier: MIT
-- A handler may close itself; arguments are kept; what is no signal is told.
local check = require 'check'
local sys = require 'eco.sys'

local calls, handler = {}, nil
handler = check.ok(sys.signal(sys.SIGUSR2, function(...)
    calls[#calls + 1] = { ... }
    eco.sleep(0)
    handler:close()
    handler:close()
end, 'a', nil, 3))
local second = check.ok(sys.signal(sys.SIGUSR2, function()
    calls[#calls + 1] = 'second'
end))
check.ok(sys.kill(sys.getpid(), sys.SIGUSR2))
while #calls < 2 or not tostring(handler):find 'closed' do
    eco.sleep(0.001)
end
check.ok(sys.kill(sys.getpid(), sys.SIGUSR2))
while #calls < 3 do
    eco.sleep(0.001)
end
table.remove(calls, calls[1] == 'second' and 1 or 2)
check.eq(calls[2], 'second')
check.same(calls[1], { 'a', nil, 3 })
second:close()
check.fails('Invalid argument', sys.signal(9999, print))
check.fails('Invalid argument', sys.signal(sys.SIGKILL, print))
check.raises('SIGCHLD', sys.signal, sys.SIGCHLD, print)
check.raises('bad argument #2', sys.signal, sys.SIGUSR2, 'print')
check.fails('No such process', sys.kill(2 ^ 22 + 1, 0))
