-- SPDX-License-Identifier: MIT
-- A finaliser that logs while a line is on its way to the terminal does not spoil that line.
local check = require 'check'
local pty = require 'pty'
local sys = require 'eco.sys'

local program = [[
local log = require 'eco.log'
for i = 1, 300 do
    getmetatable(newproxy(true)).__gc = function() log.info(('f'):rep(2000 + i)) end
    log.info('line', i, ('x'):rep(2000))
end
]]
local master, path = pty.master()
local child = check.ok(sys.exec(check.eco('-e', program), nil, { stdout = pty.terminal(path) }))
local reader = eco.reader(master)
for i = 1, 300 do
    local line
    repeat
        line = check.ok(reader:read('l', 10))
    until line:find('x', 1, true)
    check.eq(line:match ': (line %d+) x+\r?$', 'line ' .. i)
end
child:kill()
