-- SPDX-License-Identifier: MIT
-- Every number of the interval, its ends too, about as often; the whole range of exact integers.
local check = require 'check'
local random = require 'eco.random'

local counts = {}
for _ = 1, 7000 do
    local n = random.integer(-3, 3)
    counts[n] = (counts[n] or 0) + 1
end
for n = -3, 3 do
    -- 1000 are expected, and the standard deviation is 29: seven of them.
    check.ok(counts[n] and math.abs(counts[n] - 1000) < 205, n)
    counts[n] = nil
end
check.eq(next(counts), nil)

check.eq(random.integer(5, 5), 5)
local limit = 2 ^ 53
local low, high, odd = false, false, false
for _ = 1, 200 do
    local n = random.integer(-limit, limit)
    check.ok(n >= -limit and n <= limit and n % 1 == 0)
    low, high = low or n < -limit / 2, high or n > limit / 2
    odd = odd or n % 2 == 1
end
check.ok(low and high and odd)
check.eq(random.integer(limit, limit), limit)
check.eq(random.integer(-limit, -limit), -limit)

check.raises("bad argument #2 to 'integer' (interval is empty)",
    function() random.integer(2, 1) end)
check.raises("bad argument #2 to 'integer' (number expected, got no value)",
    function() random.integer(2) end)
check.raises('no integer representation', random.integer, 1, 2.5)
check.raises('value out of range', random.integer, 1, 2 ^ 53 + 2)
check.raises('value out of range', random.integer, -math.huge, 2)
