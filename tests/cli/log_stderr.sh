# SPDX-License-Identifier: MIT
# Without a file, a terminal and a system log, lines go to stderr; also once those who read there
# were slow.
. tests/lib/check.sh

script=$(lua absent.lua <<'LUA'
local log = require 'eco.log'
log.set_syslog(arg[1])
log.set_ident 'tester'
log.info('first', 1)
log.err('second\nthird')
LUA
)
run "$ECO" "$script" "$tmp/none"
is status "$status" 0
is stdout "$out" ''
is stderr "$(printf '%s\n' "$err" | sed 's/^[^ ]* [^ ]* //; s/\[[0-9]*\]//')" 'info  tester: first 1
err   tester: second
err   tester: third'

# A socket that nobody listens to, and a path that no address holds.
touch "$tmp/file"
run "$ECO" "$script" "$tmp/file"
has stderr "$err" ': third'
run "$ECO" "$script" "$tmp/$(printf %0200d 0)"
has stderr "$err" ': third'

# The default is /dev/log.
if [ ! -e /dev/log ]; then
    run "$ECO" -e 'require "eco.log".info("hello")'
    has stderr "$err" ': hello'
fi

# A pipe that is full: the program goes on, and the lines come when there is room.
script=$(lua flood.lua <<'LUA'
local log = require 'eco.log'
log.set_syslog(arg[1])
for i = 1, 5000 do
    log.info('number', i)
end
eco.sleep(0.01)
local marker = assert(io.open(arg[2], 'w'))
marker:close()
LUA
)
mkfifo "$tmp/pipe"
# Reads only when the program has logged everything, or for ever if it waits.
(
    exec 3<"$tmp/pipe"
    for _ in $(seq 200); do
        [ ! -e "$tmp/marker" ] || break
        sleep 0.05
    done
    [ -e "$tmp/marker" ] && cat <&3 >"$tmp/read"
) &
run sh -c '"$ECO" "$1" "$2/none" "$2/marker" 2>"$2/pipe"' sh "$script" "$tmp"
is status "$status" 0
wait
sed 's/.*number //' "$tmp/read" >"$tmp/got"
seq 5000 | cmp - "$tmp/got" || fail 'lines are missing or in another order'
