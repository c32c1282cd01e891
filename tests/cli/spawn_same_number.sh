# SPDX-License-Identifier: MIT
# A process that gets the number of one that has ended is not taken for that, though nobody has
# asked how that ended.
. tests/lib/check.sh
[ "$(id -u)" = 0 ] || skip 'only root can choose the next number'
unshare --pid --fork --mount-proc true 2>/dev/null || skip 'no process namespaces'

script=$(lua twice.lua <<'LUA'
local sys = require 'eco.sys'
local pid = assert(sys.spawn(function() os.exit(1) end))
repeat
    eco.sleep(0.001)
    local stat = io.open('/proc/' .. pid .. '/stat')
until not stat
local last = assert(io.open('/proc/sys/kernel/ns_last_pid', 'w'))
last:write(tostring(pid - 1))
if not last:close() then
    print 'cannot be chosen'
    os.exit(0)
end
print(sys.spawn(function() os.exit(2) end) == pid)
local found, how
repeat
    eco.sleep(0.001)
    found, how = sys.waitpid(pid)
until found ~= 0
print(how.status, select(3, sys.waitpid(pid)))
LUA
)
run timeout 30 unshare --pid --fork --mount-proc "$ECO" "$script"
[ "$out" != 'cannot be chosen' ] || skip 'the next number cannot be chosen'
is status "$status" 0
is stdout "$out" 'true
2	ECHILD'
