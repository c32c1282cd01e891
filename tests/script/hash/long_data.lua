-- SPDX-License-Identifier: MIT
-- Long data around the size of the pieces it is worked on in; and while much is hashed, the other
-- tasks run.
local check = require 'check'
local crc32 = require 'eco.hash.crc32'
local pieces = require 'eco.encoding.pieces'
local sha256 = require 'eco.hash.sha256'

for _, size in ipairs { pieces.size - 1, pieces.size, pieces.size + 1, 2 * pieces.size,
    2 * pieces.size + 1, 3 * pieces.size - 1 }
do
    local data = ('0123456789abcdef'):rep(math.ceil(size / 16)):sub(1, size)
    local digest = sha256.new()
    local crc = 0
    for at = 1, size, 1000 do
        digest:update(data:sub(at, at + 999))
        crc = crc32.sum(data:sub(at, at + 999), crc)
    end
    check.eq(sha256.sum(data), digest:final(), size)
    check.eq(crc32.sum(data), crc, size)
end

local turns, done = 0, false
eco.run(function()
    while not done do
        turns = turns + 1
        eco.sleep(0)
    end
end)
local data = ('x'):rep(16 * 2 ^ 20)
local before = turns
sha256.sum(data)
check.ok(turns - before >= 3, 'sum stopped the others')
before = turns
sha256.new():update(data)
check.ok(turns - before >= 3, 'update stopped the others')
done = true

-- Where nothing can wait it is hashed at once.
local order = { 'b', 'a' }
table.sort(order, function(a, b)
    check.eq(#sha256.sum(data), 32)
    return a < b
end)
