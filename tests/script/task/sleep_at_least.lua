-- SPDX-License-Identifier: MIT
-- eco.sleep takes at least the time asked for and returns nothing.
local check = require 'check'
local time = require 'eco.time'

for _, seconds in ipairs { 0.001, 0.0123, 0.05 } do
    local start = time.monotonic()
    check.eq(select('#', eco.sleep(seconds)), 0)
    -- Whole milliseconds, rounded down.
    check.ok(time.monotonic() - start >= math.floor(seconds * 1000 + 1e-6) / 1000)
end
check.eq(time.sleep, eco.sleep)
