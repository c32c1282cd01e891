-- SPDX-License-Identifier: MIT
-- A module may wait while it is loaded; it gets its name, and what it returns is its value.
local check = require 'check'
local modules = require 'modules'
modules.write('sleepy', [[
    local name = ...
    eco.sleep(0.001)
    return { name = name }
]])
local ran = false
eco.run(function()
    eco.sleep(0)
    ran = true
end)
check.eq(require('sleepy').name, 'sleepy')
check.eq(ran, true)
check.eq(require 'sleepy', package.loaded.sleepy)
