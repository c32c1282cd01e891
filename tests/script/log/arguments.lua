-- SPDX-License-Identifier: MIT
-- Arguments are joined by a blank, whatever they are and wherever nil stands.
local check = require 'check'
local ffi = require 'ffi'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()
local function logged(...)
    log.info(...)
    return logfile.take()
end

check.eq(logged('a', 1, 1.5, true, false), 'a 1 1.5 true false\n')
check.eq(logged('a', nil, 'b', nil), 'a nil b nil\n')
check.eq(logged(nil), 'nil\n')
check.eq(logged(), '\n')
check.eq(logged(''), '\n')
local t = {}
check.eq(logged('t', t, print), ('t %s %s\n'):format(t, print))
check.eq(logged(setmetatable({}, { __tostring = function() return 'mine' end })), 'mine\n')
check.eq(logged(ffi.new('int64_t', 5)), '5LL\n')
check.eq(logged(unpack({}, 1, 3000)), ('nil '):rep(2999) .. 'nil\n')

-- A text that cannot be had does not stop the program that reports.
check.ok(logged('a', setmetatable({}, { __tostring = function() error('broken', 0) end }), 'b')
    == 'a broken b\n')
check.eq(logged(setmetatable({}, { __tostring = function() error({}) end })),
    '(table without a text)\n')
check.ok(logged(setmetatable({}, { __tostring = function() eco.sleep(0.01) end })):find 'yield')
