-- SPDX-License-Identifier: MIT
-- A message with line feeds becomes several lines, each with its head; it is never cut.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()
local function logged(message)
    log.info(message)
    local _, heads = logfile.read():gsub(' info  ', '')
    local text = logfile.take()
    local _, lines = text:gsub('\n', '')
    check.eq(heads, lines)
    return text
end

check.eq(logged('a\nb'), 'a\nb\n')
check.eq(logged('a\r\nb\r\n'), 'a\nb\n')
check.eq(logged('a\n\nb'), 'a\n\nb\n')
check.eq(logged('\n'), '\n')
check.eq(logged('\na'), '\na\n')
check.eq(logged('a\n\n'), 'a\n\n')
check.eq(logged('a\rb\r'), 'a\rb\n')
check.eq(logged('a\0b\0'), 'a\\0b\\0\n')
check.eq(logged('100% %s %n %%'), '100% %s %n %%\n')
local long = ('0123456789'):rep(2048)
check.eq(logged(long), long .. '\n')
check.eq(logged(long .. '\n' .. long), long .. '\n' .. long .. '\n')
long = ('x'):rep(3000000)
check.eq(logged(long), long .. '\n')
