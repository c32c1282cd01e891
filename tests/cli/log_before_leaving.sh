# SPDX-License-Identifier: MIT
# Lines that wait for their target are written before daemonize leaves the program it was called in,
# and before a process that was split off ends.
. tests/lib/programs.sh

mkfifo "$tmp/fifo"
lines=500 # more than the FIFO holds, less than is kept
script=$(lua many.lua <<'LUA'
local log = require 'eco.log'
local sys = require 'eco.sys'
local path, lines, how = ...
local function log_many()
    assert(log.set_path(path))
    for i = 1, lines do
        log.info(i, ('x'):rep(1000))
    end
end
if how == 'daemonize' then
    log_many()
    assert(sys.daemonize(true, true))
else
    assert(sys.spawn(function()
        log_many()
        os.exit(0)
    end))
    eco.sleep(60) -- the child would not survive
end
LUA
)

for how in daemonize spawn; do
    # It begins to read when the program has long written what it could.
    start "$how" sh -c 'exec 3<>"$0"; echo listening; sleep 0.3; head -n "$1" <&3 | wc -l' \
        "$tmp/fifo" "$lines"
    reader=$pid
    until_has "$how" listening
    start program "$ECO" "$script" "$tmp/fifo" "$lines" "$how"
    await_end "$reader"
    has lines "$(cat "$tmp/$how.out")" "$lines"
    kill "$pid" 2>/dev/null || :
done
