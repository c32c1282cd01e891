-- SPDX-License-Identifier: MIT
-- Everybody who joins gets the outcome, in the order they asked.
local check = require 'check'
local log = {}
local co = eco.run(function()
    eco.sleep(0.001)
    return 42
end)
local joiners = {}
for i = 1, 5 do
    joiners[i] = eco.run(function()
        local ok, result = eco.join(co)
        check.eq(ok, true)
        log[#log + 1] = i * result
    end)
end
for _, joiner in ipairs(joiners) do
    eco.join(joiner)
end
check.same(log, { 42, 84, 126, 168, 210 })
