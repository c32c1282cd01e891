-- SPDX-License-Identifier: MIT
-- The deadline counts over all waits, however short each of them is.
local check = require 'check'
local time = require 'eco.time'
local start = time.monotonic()
local turns = 0
check.fails('timeout', eco.timeout(0.05, function()
    local begun = time.monotonic()
    while eco.sleep(0.001) == nil and turns < 1000 do
        turns = turns + 1
        if time.monotonic() - begun > 0.05 then
            check.fails('timeout', eco.sleep(0.001))
            return
        end
    end
end))
check.ok(turns < 1000)
check.ok(time.monotonic() - start >= 0.05)
