-- SPDX-License-Identifier: MIT
-- A module that sets package.loaded before it requires others may be required by them.
local check = require 'check'
local modules = require 'modules'
modules.write('early_a', [[
    local M = {}
    package.loaded[...] = M
    eco.sleep(0)
    M.b = require 'early_b'
    return M
]])
modules.write('early_b', "return { a = require 'early_a' }")
local a = require 'early_a'
check.eq(a.b.a, a)
