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
local long = arg[2] == 'flood' and ('x'):rep(5000) or nil
for i = 1, 2000 do
    log.info('number', i, long or '')
end
if arg[2] ~= 'end' then
    os.exit(3)
end
LUA
)
for how in end:0 exit:3 flood:3; do
    rm -f "$tmp/socket"
    run "$ECO" "$script" "$tmp/socket" "$client" "${how%:*}"
    is status "$status" 0
    has stdout "$out" "status ${how#*:}"
    has 'the complaint' "$(head -c 1000 "$tmp/socket.err")" "eco.log: $tmp/socket: Connection timed out"
    printf '%s\n' "$out" | grep number >"$tmp/got" || :
    grep -o 'number [0-9]*' "$tmp/socket.err" >>"$tmp/got" || :
    # More than is kept: those that are lost are counted.
    kept=$(wc -l <"$tmp/got")
    lost=$(sed -n 's/.*: \([0-9]*\) lines are missing here: .*/\1/p' "$tmp/socket.err")
    is "number of lines after $how" $((kept + ${lost:-0})) 2000
    [ -z "$lost" ] || [ "${how%:*}" = flood ] || fail "$lost lines are lost"
    seq -f 'number %g' "$kept" | cmp - "$tmp/got" || fail "lines are missing, or twice there"
done
