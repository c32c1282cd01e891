-- SPDX-License-Identifier: MIT
-- A line that comes byte by byte, its CR and LF apart.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
eco.run(function()
    for byte in ('ab\r\ncd\n\r\n'):gmatch '.' do
        fds.write(w, byte)
        eco.sleep(0)
        eco.sleep(0)
    end
end)
check.eq(reader:read('l'), 'ab')
check.eq(reader:read('L'), 'cd\n')
check.eq(reader:read('l'), '')
