-- SPDX-License-Identifier: MIT
-- As many bytes as were asked for, of all values, and never the same ones.
local check = require 'check'
local random = require 'eco.random'

for _, size in ipairs { 0, 1, 16, 255, 256, 257, 8192, 12288, 12289, 100000 } do
    check.eq(#random.bytes(size), size)
end
local seen = {}
local count = 0
for byte in random.bytes(20000):gmatch '.' do
    if not seen[byte] then
        seen[byte] = true
        count = count + 1
    end
end
check.eq(count, 256) -- but for one run in 10^31
check.ok(random.bytes(16) ~= random.bytes(16))

local hex = random.hex(10)
check.eq(#hex, 20)
check.ok(hex:find '^[0-9a-f]+$', hex)
check.ok(hex ~= random.hex(10))
check.eq(random.hex(0), '')
check.ok(random.hex('3'):find '^%x%x%x%x%x%x$')

for _, name in ipairs { 'bytes', 'hex' } do
    local f = random[name]
    check.raises('value out of range', f, -1)
    check.raises('value out of range', f, 2 ^ 40) -- and not after a while without memory
    check.raises('number has no integer representation', f, 1.5)
    check.raises('number has no integer representation', f, 100000.5)
    check.raises('value out of range', f, math.huge)
    check.raises('number has no integer representation', f, 0 / 0)
    check.raises('number expected, got nil', f, nil)
    check.raises('number expected, got table', f, {})
end
