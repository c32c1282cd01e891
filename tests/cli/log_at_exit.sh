# SPDX-License-Identifier: MIT
# What a system log that is stuck has not taken at the end of the program goes to stderr: no line is
# lost. Likewise after os.exit.
. tests/lib/check.sh

script=$(lua stuck.lua <<'LUA'
local socket = require 'eco.socket'
local time = require 'eco.time'
local receiver = assert(socket.unix_dgram())
assert(receiver:bind(arg[1]))
local done = false
eco.run(function()
    -- Another program logs and ends, while nobody reads.
    local handle = io.popen(('%s %s %s %s 2>%s.err; echo status $?'):format(
        os.getenv 'ECO', arg[2], arg[1], arg[3], arg[1]))
    print((handle:read '*a'):match '[^\n]*')
    handle:close()
    done = true
end)
-- What came, in order.
while true do
    local data = receiver:recvfrom(1000, 0.05)
    if not data then break end
    print((data:match 'number %d+'))
end
LUA
)
client=$(lua client.lua <<'LUA'
local log = require 'eco.log'
log.set_syslog(arg[1])
for i = 1, 2000 do
    log.info('number', i)
end
if arg[2] == 'exit' then
    os.exit(3)
end
LUA
)
for how in end:0 exit:3; do
    rm -f "$tmp/socket"
    run "$ECO" "$script" "$tmp/socket" "$client" "${how%:*}"
    is status "$status" 0
    has stdout "$out" "status ${how#*:}"
    printf '%s\n' "$out" | grep number >"$tmp/got" || :
    grep -o 'number .*' "$tmp/socket.err" >>"$tmp/got" || :
    seq -f 'number %g' 2000 | cmp - "$tmp/got" || fail "lines are missing, or twice there"
    has 'the complaint' "$(cat "$tmp/socket.err")" "eco.log: $tmp/socket: Connection timed out"
done
