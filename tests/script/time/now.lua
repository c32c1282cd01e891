-- SPDX-License-Identifier: MIT
-- now: the wall clock with fractions, never cached; monotonic: never set back.
local check = require 'check'
local time = require 'eco.time'
check.ok(math.abs(time.now() - os.time()) < 2)
local start = time.now()
local seen, fraction = 0, false
for _ = 1, 1e7 do
    local now = time.now()
    fraction = fraction or now % 1 ~= 0
    if now > start then
        seen = seen + 1
        start = now
        if seen == 3 then break end
    end
end
check.eq(seen, 3)
check.eq(fraction, true)
local before = time.monotonic()
check.ok(time.monotonic() >= before)
