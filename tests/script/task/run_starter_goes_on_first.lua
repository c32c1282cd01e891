-- SPDX-License-Identifier: MIT
-- eco.run returns when the task suspends, before anything else runs.
local check = require 'check'
local log = {}

eco.run(function()
    eco.sleep(0)
    log[#log + 1] = 'other'
end)
eco.run(function()
    eco.run(function()
        log[#log + 1] = 'inner'
        eco.sleep(0)
        log[#log + 1] = 'inner again'
    end)
    log[#log + 1] = 'outer'
end)
log[#log + 1] = 'main'
eco.sleep(0)
eco.sleep(0)
check.same(log, { 'inner', 'outer', 'main', 'other', 'inner again' })
