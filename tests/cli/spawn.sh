# SPDX-License-Identifier: MIT
# sys.spawn from outside: output, status, errors, and the end of the parent.
. tests/lib/check.sh

# What was printed before comes once; what the new process prints is not lost at its end.
script=$(lua output.lua <<'LUA'
local sys = require 'eco.sys'
io.write 'before '
local log = io.open(arg[1], 'w')
log:write 'logged before '
local pid = sys.spawn(function()
    io.write 'in the child '
    log:write 'and there'
end)
while sys.waitpid(pid) == 0 do
    eco.sleep(0.001)
end
io.write 'after'
LUA
)
run sh -c "'$ECO' '$script' '$tmp/log' | cat"
is stdout "$out" 'before in the child after'
is log "$(cat "$tmp/log")" 'logged before and there'

# An uncaught error is reported once; the parent goes on.
run "$ECO" -e '
    local sys = require "eco.sys"
    local pid = sys.spawn(function() error "here" end)
    local found, status
    repeat
        eco.sleep(0.001)
        found, status = sys.waitpid(pid)
    until found ~= 0
    print(status.exited, status.status)'
is status "$status" 0
is stdout "$out" 'true	1'
is 'reports' "$(echo "$err" | grep -c here)" 1

# Signals are those of a fresh eco.
run "$ECO" -e '
    local sys = require "eco.sys"
    local handler = sys.signal(sys.SIGTERM, function() print "handled" end)
    local pid = sys.spawn(function() eco.sleep(60) end)
    sys.kill(pid, sys.SIGTERM)
    local found, status
    repeat
        eco.sleep(0.001)
        found, status = sys.waitpid(pid)
    until found ~= 0
    print(status.exited, status.status)
    handler:close()'
is stdout "$out" 'true	143'

# A parent that is killed takes it along; one that ends, too.
for how in 'sys.kill(sys.getpid(), sys.SIGKILL)' 'os.exit(137)'; do
    run "$ECO" -e "
        local sys = require 'eco.sys'
        print(sys.spawn(function() eco.sleep(60) end))
        io.stdout:flush()
        $how"
    is status "$status" 137
    child=$out
    while kill -0 "$child" 2>/dev/null && ! grep -q '^State:.Z' "/proc/$child/status" 2>/dev/null; do
        sleep 0.01
    done
done

# At the prompt, the new process does not read what is typed.
run "$ECO" -i <<'LUA'
pid = sys.spawn(function() eco.sleep(0.01) os.exit(3) end)
repeat eco.sleep(0.01) found, status = sys.waitpid(pid) until found ~= 0
print('ended with', status.status)
LUA
is 'status of the prompt' "$status" 0
is 'lines that say so' "$(echo "$out" | grep -c 'ended with')" 1
has stdout "$out" 'ended with	3'
