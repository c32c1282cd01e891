-- SPDX-License-Identifier: MIT
-- Messages to a file that is rotated, and to a system log. What a target does not take is told
-- on stderr or in the target itself.
local scenario = require 'scenario'
local file = require 'eco.file'
local log = require 'eco.log'
local socket = require 'eco.socket'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

scenario.kept = 1 -- its target
scenario.run(function(directory)
    local path = directory .. '/log'
    must(log.set_path(path))
    log.set_roll_size(2000)
    for i = 1, 50 do
        log.info('message', i, ('x'):rep(50))
    end
    eco.sleep(0.01)
    local count = 0
    for _, name in ipairs(must(file.list(directory))) do
        name = directory .. '/' .. name
        local _, lines = must(file.readfile(name)):gsub('message', '')
        local missing = must(file.readfile(name)):match '(%d+) lines? .- missing here'
        count = count + lines + (tonumber(missing) or 0)
    end
    local server = must(socket.unix_dgram())
    must(server:bind(directory .. '/syslog'))
    must(log.set_path '')
    log.set_syslog(directory .. '/syslog')
    log.err 'trouble'
    local text, why = server:recv(1000, TIMEOUT)
    server:close()
    must(text, why)
    right(count == 50, ('%d lines of 50'):format(count))
    right(text:find('trouble', 1, true), 'the system log')
end)
