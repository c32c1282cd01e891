#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Connects this terminal with a serial line: keys go out, what comes in is shown.
-- Run: eco serial_console.lua --rate 115200 /dev/ttyUSB0; Ctrl-] ends it (termios(3))

local cli = require 'eco.cli'
local termios = require 'eco.termios'

local END_KEY = '\29' -- Ctrl-]

-- Every key as it is typed; eco puts the modes back at the end, however it comes.
local function make_raw()
    local modes = termios.tcgetattr(0)
    if modes then
        modes:raw()
        assert(termios.tcsetattr(0, termios.TCSADRAIN, modes))
    end
end

local function forward_keys(port)
    local keyboard = eco.reader(0)
    while true do
        local keys = keyboard:read(256)
        if not keys then
            termios.tcdrain(port)
            return true
        end
        local last = keys:find(END_KEY, 1, true)
        if not port:write(last and keys:sub(1, last - 1) or keys) or last then
            return true
        end
    end
end

local function show(port)
    local screen = eco.writer(1)
    while true do
        local data, err = port:read(4096)
        if not data then
            return nil, err
        end
        screen:write(data)
    end
end

cli.run {
    name = 'serial_console.lua',
    args = 'DEVICE',
    { name = 'rate', short = 'r', type = 'integer', default = 9600, help = 'bits per second' },
    { name = 'framing', short = 'f', type = 'string', default = '8N1', metavar = 'FORM' },
    run = function(opts)
        local device = opts.args[1]
        if not device then
            return nil, 'a device is missing'
        end
        local port, err = termios.open(device, opts.rate, opts.framing)
        if not port then
            return nil, device .. ': ' .. err
        end
        io.stderr:write('connected to ', device, ', Ctrl-] ends\n')
        make_raw()
        eco.run(function()
            local _, why = show(port)
            io.stderr:write('the line is gone: ', why, '\r\n')
            os.exit(1)
        end)
        forward_keys(port)
        os.exit(0)
    end,
}
