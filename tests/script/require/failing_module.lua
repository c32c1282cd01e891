-- SPDX-License-Identifier: MIT
-- A module that fails after a wait fails for who loads it; who waited for it tries again.
local check = require 'check'
local modules = require 'modules'
_G.loads = 0
modules.write('failing', [[
    loads = loads + 1
    eco.sleep(0.001)
    if loads == 1 then error 'the first time' end
    while not may_succeed do eco.sleep(0.001) end
    return loads
]])
local first = eco.run(require, 'failing')
local second = eco.run(require, 'failing')
local _, err = eco.join(first)
check.ok(err:find 'the first time')
check.eq(package.loaded.failing ~= nil, false)
_G.may_succeed = true
check.eq(select(2, eco.join(second)), 2)
check.eq(require 'failing', 2)
