#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Logs each line of standard input, to syslog or to a file that is rotated.
-- Run: some program | eco logger.lua [-t NAME] [-p PRIORITY] [-f FILE [-s BYTES] [-n COUNT]]

local log = require 'eco.log'

local path, priority = nil, log.NOTICE

local function fail(text)
    io.stderr:write('logger: ', text, '\n')
    os.exit(1)
end

local function to_number(text)
    return tonumber(text) or fail('not a number: ' .. text)
end

local options = {
    ['-t'] = log.set_ident,
    ['-p'] = function(name) priority = log[name:upper()] or fail('no such priority: ' .. name) end,
    ['-f'] = function(name) path = name end,
    ['-s'] = function(size) log.set_roll_size(to_number(size)) end,
    ['-n'] = function(count) log.set_roll_count(to_number(count)) end,
}
for i = 1, #arg, 2 do
    local option = options[arg[i]]
    if not option or not arg[i + 1] then
        fail('usage: eco logger.lua [-t NAME] [-p PRIORITY] [-f FILE [-s BYTES] [-n COUNT]]')
    end
    option(arg[i + 1])
end

log.set_level(log.DEBUG)
if path then
    local ok, err = log.set_path(path)
    if not ok then
        fail(path .. ': ' .. err)
    end
end

local input = eco.reader(0)
for line in function() return input:read('l') end do
    log.log(priority, line)
end
