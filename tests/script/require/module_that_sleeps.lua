-- SPDX-License-Identifier: MIT
-- A module may wait while it is loaded; it gets its name, and what it returns is its value.
local check = require 'check'
local modules = require 'modules'
modules.write('sleepy', [[
    local name = ...
    repeat eco.sleep(0.001) until others_have_run
    return { name = name }
]])
eco.run(function()
    eco.sleep(0)
    _G.others_have_run = true
end)
check.eq(require('sleepy').name, 'sleepy')
check.eq(require 'sleepy', package.loaded.sleepy)
