-- SPDX-License-Identifier: MIT
-- open gives a stream: raw, at the rate and with the framing asked for.
local check = require 'check'
local pty = require 'pty'
local termios = require 'eco.termios'

local master, path = pty.master()
local port = check.ok(termios.open(path, 115200))
check.eq(tostring(port), ('serial: fd %d, 115200 8N1'):format(port:getfd()))
local modes = check.ok(termios.tcgetattr(port))
check.same({ modes:get_baud() }, { 115200, 115200 })
check.eq(modes:get_flag('l', termios.ICANON + termios.ECHO + termios.ISIG), 0)
check.eq(modes:get_flag('c', termios.CLOCAL + termios.CREAD), termios.CLOCAL + termios.CREAD)

local outside, to_port = eco.reader(master), eco.writer(master)
check.eq(port:write 'AT\r\n', 4)
check.eq(outside:readfull(4, 5), 'AT\r\n')
check.ok(to_port:write 'OK\r\nab;cd12345')
check.eq(port:read('l', 5), 'OK')
check.same({ port:readuntil(';', 5) }, { 'ab', true })
check.eq(port:peek(2, 5), 'cd')
check.eq(port:discard(2, 5), 2)
check.eq(port:readfull(5, 5), '12345')
check.fails('timeout', port:read(1, 0.01))

-- What was received and not read goes with a flush, too.
check.ok(to_port:write 'old\nold')
check.eq(port:read('l', 5), 'old')
check.eq(termios.tcflush(port, termios.TCIFLUSH), true)
check.ok(to_port:write 'new')
check.eq(port:readfull(3, 5), 'new')

check.eq(termios.tcdrain(port), true)
check.eq(termios.tcsetattr(port, termios.TCSADRAIN, modes), true)
check.eq(termios.tcsendbreak(port, 0.01), true)
check.ok(termios.winsize(port))
port:close()
check.eq(tostring(port), 'serial: closed')

for framing, flags in pairs {
    ['7E1'] = termios.CS7 + termios.PARENB,
    ['8o2'] = termios.CS8 + termios.PARENB + termios.PARODD + termios.CSTOPB,
    ['5n1'] = termios.CS5,
    ['8M1'] = termios.CS8 + termios.PARENB + termios.PARODD + termios.CMSPAR,
    ['6S1'] = termios.CS6 + termios.PARENB + termios.CMSPAR,
} do
    local line = check.ok(termios.open(path, termios.B9600, framing))
    -- The kernel does not let a pty have parity or few bits: only the asking can be seen here, by
    -- what tcsetattr was given (tests/interop/serial_settings.sh).
    check.ok(flags)
    check.eq(termios.tcgetattr(line):get_baud(), 9600)
    line:close()
end
