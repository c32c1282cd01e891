-- SPDX-License-Identifier: MIT
-- What is no terminal, and what is no descriptor, is told; wrong use raises.
local check = require 'check'
local pty = require 'pty'
local socket = require 'eco.socket'
local termios = require 'eco.termios'

local _, terminal = pty.pair()
local modes = check.ok(termios.tcgetattr(terminal))
local sock = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
local calls = {
    function(fd) return termios.tcgetattr(fd) end,
    function(fd) return termios.tcsetattr(fd, termios.TCSANOW, modes) end,
    function(fd) return termios.tcsetattr(fd, termios.TCSADRAIN, modes) end,
    function(fd) return termios.tcsetattr(fd, termios.TCSAFLUSH, modes) end,
    function(fd) return termios.tcflush(fd, termios.TCIOFLUSH) end,
    function(fd) return termios.tcflow(fd, termios.TCOON) end,
    function(fd) return termios.tcdrain(fd) end,
    function(fd) return termios.tcsendbreak(fd) end,
    function(fd) return termios.winsize(fd) end,
    function(fd) return termios.set_winsize(fd, 1, 1) end,
    function(fd) return termios.modem(fd) end,
    function(fd) return termios.set_modem(fd, { rts = true }) end,
}
for _, call in ipairs(calls) do
    -- A socket that does not know the request says so in its own way.
    local result, _, code = call(sock:getfd())
    check.eq(result, nil)
    check.ok(code == 'ENOTTY' or code == 'EOPNOTSUPP', code)
    check.fails('Bad file descriptor', call(1000000))
    check.fails('Bad file descriptor', call(-1))
    check.raises('number expected', call, 'x')
    check.raises('number has no integer representation', call, 0.5)
    check.raises('descriptor expected, got userdata', call, sock)
end
local null = check.ok(io.open '/dev/null')
check.fails('Inappropriate ioctl for device', termios.tcgetattr(pty.terminal '/dev/null'))
check.fails('Inappropriate ioctl for device', termios.tcdrain(pty.terminal '/dev/null'))
null:close()

check.fails('Invalid argument', termios.tcsetattr(terminal, 99, modes))
check.fails('Invalid argument', termios.tcflush(terminal, 99))
check.fails('Invalid argument', termios.tcflow(terminal, 99))
check.raises('termios expected', termios.tcsetattr, terminal, termios.TCSANOW, {})
check.raises('termios expected', termios.tcsetattr, terminal, termios.TCSANOW)
check.raises('table expected', termios.set_modem, terminal)
check.raises("field 'rts' must be a boolean", termios.set_modem, terminal, { rts = 1 })
check.raises('value out of range', termios.set_winsize, terminal, 65536, 1)
check.raises('out of range [0, 3600]', termios.tcsendbreak, terminal, -1)
check.raises('out of range [0, 3600]', termios.tcsendbreak, terminal, 0 / 0)
-- A pty has no modem lines.
check.fails('Inappropriate ioctl for device', termios.modem(terminal))
check.fails('Inappropriate ioctl for device', termios.set_modem(terminal, {}))
