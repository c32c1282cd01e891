# SPDX-License-Identifier: MIT
# Where the disk is full the program goes on, the lines go to stderr, and once there is room again the
# file says how many are missing.
. tests/lib/check.sh

script=$(lua full.lua <<'LUA'
local log = require 'eco.log'
log.set_ident 'tester'
assert(log.set_path('/dev/full'))
log.info('first')
log.info('second')
LUA
)
run "$ECO" "$script"
is status "$status" 0
is stderr "$(printf '%s\n' "$err" | sed 's/^[^ ]* [^ ]* info  tester\[[0-9]*\]/HEAD/')" \
    'eco.log: /dev/full: No space left on device
HEAD: first
HEAD: second'

# A disk of its own, that fills up within a line.
[ "$(id -u)" = 0 ] || skip 'only root can mount'
unshare --mount true 2>/dev/null || skip 'no mount namespaces'
script=$(lua small.lua <<'LUA'
local log = require 'eco.log'
local folder = arg[1]
log.set_ident 'tester'
assert(log.set_path(folder .. '/log'))
log.info('first')
local function fill(size)
    local file = assert(io.open(folder .. '/ballast', 'w'))
    file:write(('x'):rep(size))
    file:close()
end
fill(65536)             -- more than there is
log.info('second', ('y'):rep(5000))
log.info('third', ('y'):rep(5000))
os.remove(folder .. '/ballast')
log.info('fourth')
LUA
)
mkdir "$tmp/disk"
run unshare --mount sh -c 'mount -t tmpfs -o size=16k none "$1" && "$2" "$3" "$1" && cat "$1/log"' \
    sh "$tmp/disk" "$ECO" "$script"
is status "$status" 0
echo "$err" | sed 's/^[^ ]* [^ ]* info  tester\[[0-9]*\]/HEAD/' >"$tmp/stderr"
is 'lines on stderr' "$(grep -c HEAD "$tmp/stderr")" 2
is 'what stderr tells' "$(head -n 1 "$tmp/stderr")" "eco.log: $tmp/disk/log: No space left on device"
has stderr "$err" ': third yyy'
has file "$out" ': first'
has file "$out" '
'
# The torn line is ended, and then comes the news.
is 'end of the file' "$(echo "$out" | tail -n 2 | sed 's/^[^ ]* [^ ]* \([^ ]*\) *tester\[[0-9]*\]/\1/')" \
    'warn: 2 lines are missing here: No space left on device
info: fourth'
