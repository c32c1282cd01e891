-- SPDX-License-Identifier: MIT
-- A pseudo terminal: its modes, a serial line over it, a reader.
local ffi = require 'ffi'
local scenario = require 'scenario'
local termios = require 'eco.termios'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local O_RDWR, O_NOCTTY, O_CLOEXEC = 2, 256, 524288

local function with_pair(f)
    local master = scenario.c(ffi.C.posix_openpt(O_RDWR + O_NOCTTY + O_CLOEXEC))
    local done, why = pcall(function()
        scenario.c(ffi.C.grantpt(master))
        scenario.c(ffi.C.unlockpt(master))
        local path = ffi.C.ptsname(master)
        scenario.c(path == nil and -1 or 0)
        f(master, ffi.string(path))
    end)
    ffi.C.close(master)
    if not done then
        error(why, 0)
    end
end

scenario.run(function()
    with_pair(function(master, path)
        local port = must(termios.open(path, 9600))
        local modes = must(termios.tcgetattr(port))
        modes:set_flag('l', termios.ECHO)
        must(termios.tcsetattr(port, termios.TCSADRAIN, modes))
        modes:clr_flag('l', termios.ECHO)
        must(termios.tcsetattr(port, termios.TCSANOW, modes))
        must(termios.set_winsize(port, 30, 90))
        right(must(termios.winsize(port)) == 30, 'the size')
        local reader, writer = must(eco.reader(master)), must(eco.writer(master))
        must(port:write 'AT\n')
        right(must(reader:read('l', TIMEOUT)) == 'AT', 'what was sent')
        local sent, why, _, code = writer:write('OK\n', TIMEOUT)
        must(sent, why, code)
        right(must(port:read('l', TIMEOUT)) == 'OK', 'the answer')
        must(termios.tcdrain(port, TIMEOUT))
        must(termios.tcflush(port, termios.TCIOFLUSH))
        port:close()
    end)
end)
