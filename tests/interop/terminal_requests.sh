# SPDX-License-Identifier: MIT
# What the kernel is asked for, where a pty cannot show it: framing, breaks, modem lines.
. tests/lib/check.sh

prelude="local check = require 'check'
local termios = require 'eco.termios'
local _, path = require 'pty'.master()"

asked() { grep -q -e "$1" "$tmp/trace" || fail "not asked for $1: $(cat "$tmp/trace")"; }

script=$(lua framing.lua <<END
$prelude
for _, framing in ipairs { '7E1', '8o2', '8M1', '6S1', '5N1' } do
    check.ok(termios.open(path, 250000, framing)):close()
end
END
)
traced '-v -e trace=ioctl' "$script"
is status "$status" 0
grep TCSETS2 "$tmp/trace" | sed 's/.*c_cflag=\([^,]*\).*ospeed=\([0-9]*\).*/\1 \2/' >"$tmp/set" || :
# CSIZE, PARENB, PARODD, CMSPAR, CSTOPB: as a number, where strace does not name the bits.
while read -r name bits; do
    read -r flags <&3
    for bit in $(echo "$bits" | tr '|' ' '); do
        has "c_cflag of $name" "|$flags " "$bit"
    done
done 3<"$tmp/set" <<END
7E1 CS7|PARENB|CLOCAL|CREAD
8o2 CS8|CSTOPB|PARENB|PARODD
8M1 CS8|PARENB|PARODD|CMSPAR
6S1 CS6|PARENB|CMSPAR
5N1 CS5
END

# A break that is cut short ends on the line, too.
script=$(lua break.lua <<END
$prelude
local port = check.ok(termios.open(path, 9600))
check.fails('timeout', eco.timeout(0.05, termios.tcsendbreak, port, 60))
END
)
traced '-e trace=ioctl' "$script"
is status "$status" 0
is breaks "$(grep -o 'TIOC[SC]BRK' "$tmp/trace" | tr '\n' ' ')" 'TIOCSBRK TIOCCBRK '

# Modem lines: strace answers in place of a serial line. RTS is 4, DTR 2, CTS 0x20.
script=$(lua modem.lua <<END
$prelude
local port = check.ok(termios.open(path, 9600))
local lines = termios.modem(port)
if not lines then return end
check.same(lines, { rts = true, dtr = false, cts = true, dsr = false, cd = false, ri = false })
check.eq(termios.set_modem(port, { rts = false, dtr = true }), true)
check.eq(termios.set_modem(port:getfd(), { rts = true }), true)
END
)
traced '-e trace=ioctl' "$script"
strace -e inject=ioctl:poke_exit=@arg3=00 true 2>/dev/null || skip 'strace is too old'
first=$(grep -n TIOCMGET "$tmp/trace" | cut -d: -f1)
lines='retval=0:poke_exit=@arg3=24000000'
traced "-e trace=ioctl -e inject=ioctl:$lines:when=$first..$((first + 3))" "$script"
is 'status with modem lines' "$status" 0
asked 'TIOCMBIS, \[TIOCM_DTR\]'
asked 'TIOCMBIC, \[TIOCM_RTS\]'
asked 'TIOCMBIS, \[TIOCM_RTS\]'

# A line that takes the rate and then has another: c_cflag says B300.
script=$(lua rate.lua <<END
$prelude
local fds = check.fd_count()
local port, err = termios.open(path, 9600)
check.eq(port and 'open' or err, wanted)
check.eq(check.fd_count(), port and fds + 1 or fds)
END
)
traced '-e trace=ioctl' -e "wanted = 'open'" "$script"
is 'status at the right rate' "$status" 0
nth=$(sed -n '/TCSETS2/,$p' "$tmp/trace" | grep -n TCGETS2 | head -1 | cut -d: -f1)
nth=$(($(grep -n TCSETS2 "$tmp/trace" | cut -d: -f1) + nth - 1))
flags='retval=0:poke_exit=@arg3=000000000000000007000000'
traced "-e trace=ioctl -e inject=ioctl:$flags:when=$nth" -e "wanted = 'Invalid argument'" "$script"
is 'status at another rate' "$status" 0
