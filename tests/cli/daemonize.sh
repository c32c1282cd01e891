# SPDX-License-Identifier: MIT
# sys.daemonize: who started the program goes on, the program runs in a session of its own.
. tests/lib/check.sh

script=$(lua daemon.lua <<'LUA'
local sys = require 'eco.sys'
local started = sys.getpid()
local later = eco.run(function()
    eco.sleep(0.05)
    return 'a task goes on'
end)
io.write 'before'
assert(sys.daemonize())
print 'unheard'
local function of(field)
    return tonumber((sys.sh { 'ps', '-o', field .. '=', '-p', tostring(sys.getpid()) }))
end
local text = ('%s %s %s %s %s'):format(sys.getpid() ~= started, of 'sid' == sys.getpid(),
    sys.sh 'pwd':gsub('\n', ''), sys.sh { 'readlink', '/proc/' .. sys.getpid() .. '/fd/1' }
        :gsub('\n', ''), select(2, eco.join(later)))
local file = assert(io.open(arg[1] .. '.part', 'w'))
file:write(text, '\n')
file:close()
os.rename(arg[1] .. '.part', arg[1])
LUA
)
run "$ECO" "$script" "$tmp/written"
is status "$status" 0
is stdout "$out" before
is stderr "$err" ''
while [ ! -e "$tmp/written" ]; do sleep 0.01; done
is 'what it says' "$(cat "$tmp/written")" 'true true / /dev/null a task goes on'

# It may stay where it is, and keep its streams.
script=$(lua stays.lua <<'LUA'
local sys = require 'eco.sys'
assert(sys.daemonize(true, true))
print((sys.sh 'pwd'))
LUA
)
run sh -c "'$ECO' '$script' | cat"
is stdout "$out" "$(pwd -P)"
