-- SPDX-License-Identifier: MIT
-- The flags: what ends the line, and where the message comes from.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()

-- Without FLAG_LF the message brings its own.
log.set_flags(0)
log.info('a')
log.info('b\n')
log.info('c\nd\n')
log.info('e\r\n')
log.info('f\r')
local text = logfile.read():gsub('%d+/%d%d/%d%d %S+ info  %S+ ', '<')
check.eq(text, '<a<b\n<c\n<d\n<e\n<f\r')
logfile.take()

local function line_of(f)
    return debug.getinfo(f, 'S').linedefined
end

log.set_flags(log.FLAG_LF + log.FLAG_FILE)
local function here() log.info('text') end
here()
check.eq(logfile.take(), ('(flags.lua:%3d) text\n'):format(line_of(here)))
local function two_lines() log.log(log.ERR, 'a\nb') end
two_lines()
check.eq(logfile.take(), ('(flags.lua:%3d) a\nb\n'):format(line_of(two_lines)))

-- The path as it was loaded; it says more than the name.
log.set_flags(log.FLAG_LF + log.FLAG_PATH)
here()
local path = debug.getinfo(1, 'S').source:sub(2)
check.eq(logfile.take(), ('(%s:%3d) text\n'):format(path, line_of(here)))
log.set_flags(log.FLAG_LF + log.FLAG_FILE + log.FLAG_PATH)
here()
check.eq(logfile.take(), ('(%s:%3d) text\n'):format(path, line_of(here)))

-- Other names of code, also with a percent sign or without a file.
log.set_flags(log.FLAG_LF + log.FLAG_FILE)
local function run(name)
    assert(loadstring('\n\nrequire "eco.log".info("text")', name))()
    return logfile.take()
end
check.eq(run '@/tmp/100%s%n.lua', '(100%s%n.lua:  3) text\n')
check.eq(run '@plain.lua', '(plain.lua:  3) text\n')
check.eq(run '=(command line)', '((command line):  3) text\n')
check.eq(run 'some code', '([string "some code"]:  3) text\n')
check.ok(run('@a\0b'))

-- The line of the Lua code that called, whatever lies between.
local function through_pcall() pcall(log.info, 'text') end
through_pcall()
check.eq(logfile.take(), ('(flags.lua:%3d) text\n'):format(line_of(through_pcall)))
local function through_sort()
    table.sort({ 1, 2 }, function(a, b) log.info('text') return a < b end)
end
through_sort()
check.ok(logfile.take():find(('(flags.lua:%3d) text\n'):format(line_of(through_sort) + 1), 1, true))

local function in_coroutine() log.info('text') coroutine.yield() end
coroutine.wrap(in_coroutine)()
check.eq(logfile.take(), ('(flags.lua:%3d) text\n'):format(line_of(in_coroutine)))

local function in_task() eco.sleep(0) log.info('text') end
eco.join(eco.run(in_task))
check.eq(logfile.take(), ('(flags.lua:%3d) text\n'):format(line_of(in_task)))

local function in_callback() log.info('text') end
require 'eco.time'.at(0, in_callback)
eco.sleep(0.01)
check.eq(logfile.take(), ('(flags.lua:%3d) text\n'):format(line_of(in_callback)))

-- Nobody.
eco.join(eco.run(log.info, 'text'))
check.eq(logfile.take(), '(?:  0) text\n')
