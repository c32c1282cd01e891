-- SPDX-License-Identifier: MIT
-- 'global' is a name like any other where nothing is declared.
local check = require 'check'
local explain = require('eco.syntax').explain

for _, source in ipairs {
    'global = 1', 'global.x()', 'global(x)', 'global "s"', "global 's'", 'global {}',
    'global[1] = 2', 'global:x()', 'global, x = 1, 2', 'y = global\nx = 1', 'local global\nx = 1',
    't.global\nx = 1', 'f(a, global) x = 1', 'goto global\nx = 1', 'for global in f do end',
    'x = a + global\ny = 1',
    'x = global < y', 'x = global * y', 'local function global() end', '::global::',
    'return global\nx',
} do
    check.eq(explain(source .. ' )', '@f.lua', 'message'), 'message', source)
end
