# SPDX-License-Identifier: MIT
# A script that has handled SIGPIPE survives broken pipes afterwards, too, also in a process it has
# split off; and one that handles SIGALRM keeps it while eco answers SIGINT again.
. tests/lib/check.sh

script=$(lua pipe.lua <<'LUA'
local sys = require 'eco.sys'
local function break_pipe()
    local child = assert(sys.exec({ 'true' }, nil, { stdin = 'pipe' }))
    child:wait()
    return select(4, child:write 'x')
end
local handler = assert(sys.signal(sys.SIGPIPE, function() end))
local pid = assert(sys.spawn(function()
    os.exit(break_pipe() == 'EPIPE' and 0 or 1)
end))
local found, how
repeat
    eco.sleep(0.001)
    found, how = sys.waitpid(pid)
until found ~= 0
print('split off', how.exited, how.status)
handler:close()
eco.sleep(0)
print(break_pipe())
LUA
)
run "$ECO" "$script"
is status "$status" 0
is stdout "$out" 'split off	true	0
EPIPE'

script=$(lua alarm.lua <<'LUA'
local sys = require 'eco.sys'
local heard = false
local alarm = assert(sys.signal(sys.SIGALRM, function() heard = true end))
assert(sys.signal(sys.SIGINT, print)):close()
assert(sys.kill(sys.getpid(), sys.SIGALRM))
for _ = 1, 1000 do
    if heard then break end
    eco.sleep(0.001)
end
print(heard)
alarm:close()
LUA
)
run "$ECO" "$script"
is status "$status" 0
is stdout "$out" true
