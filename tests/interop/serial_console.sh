# SPDX-License-Identifier: MIT
# examples/serial_console.lua between a terminal and a line that socat plays.
. tests/lib/terminal.sh
command -v socat >/dev/null || skip 'socat is not installed'

socat "PTY,link=$tmp/line,raw,echo=0" "EXEC:cat,pty,raw,echo=0" 2>/dev/null &
echoing=$!
trap 'tmux_ kill-server 2>/dev/null || :; kill "$echoing" 2>/dev/null; rm -rf "$tmp"' EXIT
for _ in $(seq 200); do
    [ -e "$tmp/line" ] && break
    sleep 0.05
done

run "$ECO" examples/serial_console.lua
is status "$status" 1
is stderr "$err" 'serial_console.lua: a device is missing'
run "$ECO" examples/serial_console.lua /dev/null
is stderr "$err" 'serial_console.lua: /dev/null: Inappropriate ioctl for device'

# What comes back, comes from the other end: this terminal echoes nothing.
open_terminal 80 10 "stty -g >$tmp/before; $ECO examples/serial_console.lua -r 115200 $tmp/line;" \
    "stty -g >$tmp/after"
await 'Ctrl-] ends'
type_text 'over the line'
await '^over the line$'
press C-]
await 'status 0$'
run cmp "$tmp/before" "$tmp/after"
is 'status of comparing the modes' "$status" 0
tmux_ kill-server

open_terminal 80 10 "$ECO examples/serial_console.lua $tmp/line"
await 'Ctrl-] ends'
kill "$echoing"
await 'the line is gone: '
await 'status 1$'
