# SPDX-License-Identifier: MIT
# Each request to a terminal fails as the kernel says, and a failed open leaves no descriptor.
. tests/lib/check.sh

script=$(lua fail.lua <<'END'
local check = require 'check'
local termios = require 'eco.termios'
local master, terminal, path = require 'pty'.pair()
local modes = check.ok(termios.tcgetattr(terminal))
local port = check.ok(termios.open(path, 9600))
local fds = check.fd_count()
local calls = {
    open = function() return termios.open(path, 9600) end,
    get = function() return termios.tcgetattr(terminal) end,
    set = function() return termios.tcsetattr(port, termios.TCSANOW, modes) end,
    drain = function() return termios.tcdrain(terminal) end,
    set_drained = function() return termios.tcsetattr(port, termios.TCSADRAIN, modes) end,
    set_flushed = function() return termios.tcsetattr(port, termios.TCSAFLUSH, modes) end,
    flush = function() return termios.tcflush(port, termios.TCIFLUSH) end,
    flow = function() return termios.tcflow(port, termios.TCOON) end,
    send_break = function() return termios.tcsendbreak(port, 0.001) end,
    size = function() return termios.winsize(master) end,
    set_size = function() return termios.set_winsize(master, 1, 1) end,
}
local call = calls[what]
collectgarbage('stop')
io.stderr:write('begin\n')
local result, err = call()
if number == 0 then return check.ok(result, err) end
-- What a UART says of itself is asked for only in addition.
if result == nil then check.eq(err, 'Input/output error') else check.eq(what, 'drain') end
check.eq(check.fd_count(), fds)
END
)

# The requests of each call, one after the other, are made to fail.
for what in open get set drain set_drained set_flushed flush flow send_break size set_size; do
    traced '-e trace=ioctl,write' -e "what, number = '$what', 0" "$script"
    is "status of $what" "$status" 0
    count=$(sed '1,/begin/d' "$tmp/trace" | grep -c ioctl)
    before=$(sed '/begin/q' "$tmp/trace" | grep -c ioctl)
    [ "$count" -gt 0 ] || fail "$what asks for nothing"
    for number in $(seq "$count"); do
        request=$(sed '1,/begin/d' "$tmp/trace" | grep ioctl | sed -n "${number}p")
        case $request in *TIOCSERGETLSR*|*TIOCCBRK*) continue ;; esac
        traced "-e trace=ioctl -e inject=ioctl:error=EIO:when=$((before + number))" \
            -e "what, number = '$what', $number" "$script"
        is "status of $what with failing $request" "$status" 0
        grep -q INJECTED "$tmp/trace" || fail "$what: nothing was injected"
        traced '-e trace=ioctl,write' -e "what, number = '$what', 0" "$script"
    done
done

script=$(lua fail_open.lua <<'END'
local check = require 'check'
local termios = require 'eco.termios'
local _, path = require 'pty'.master()
local fds = check.fd_count()
check.fails('Too many open files', termios.open(path, 9600))
check.eq(check.fd_count(), fds)
END
)
traced '-e trace=openat' "$script"
count=$(grep -c /dev/pts/ "$tmp/trace")
is 'opened' "$count" 1
nth=$(grep -n /dev/pts/ "$tmp/trace" | cut -d: -f1)
injected "openat:error=EMFILE:when=$nth..$((nth + 1))" "$script"
