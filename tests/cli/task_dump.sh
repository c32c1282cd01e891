# SPDX-License-Identifier: MIT
# SIGUSR1 prints every live task, where it is and what it waits for, to stderr; the program goes on.
. tests/lib/check.sh
script=$(lua dump.lua <<'LUA'
local fds = require 'fds'
local ch = require 'eco.channel'.new()
local r = fds.pipe()
local function waits_for_input()
    eco.reader(r):read('l', 600)
    return 1
end
eco.run(waits_for_input)
eco.run(coroutine.wrap(function() eco.sleep(600) end))
eco.run(ch.recv, ch)
for _ = 1, 2 do
    io.popen('kill -USR1 $PPID'):close()
    eco.sleep(0.05)
end
print('goes on', r)
eco.unloop()
LUA
)
run "$ECO" "$script"
is status "$status" 0
starts stdout "$out" 'goes on	'
is dumps "$(grep -c '^4 tasks$' "$tmp/.err")" 2
has stderr "$err" "read on reader: fd ${out#*	}"
has stderr "$err" 'empty channel'
has stderr "$err" 'waiting: sleep, 59'
has stderr "$err" 'dump.lua:5:'
has stderr "$err" 'dump.lua:9:'

# Nobody waits for a signal: it does not keep the program alive.
run "$ECO" -e 'eco.sleep(0)'
is status "$status" 0
