-- SPDX-License-Identifier: MIT
-- A MiB in odd pieces gives what it gives at once.
local check = require 'check'
local hmac = require 'eco.hash.hmac'

local parts = {}
for i = 1, 2 ^ 20 / 16 do
    parts[i] = ('%016x'):format(i * 40503)
end
local data = table.concat(parts)
check.eq(#data, 2 ^ 20)

local function in_pieces(context)
    local at, size = 1, 1
    while at <= #data do
        check.eq(context:update(data:sub(at, at + size - 1)), context)
        at, size = at + size, (size * 7 + 3) % 30011
    end
    return context:final()
end

for _, name in ipairs { 'md5', 'sha1', 'sha256', 'sha512' } do
    local hash = require('eco.hash.' .. name)
    check.eq(in_pieces(hash.new()), hash.sum(data), name)
    check.eq(in_pieces(hmac.new(hash, 'key')), hmac.sum(hash, 'key', data), 'hmac ' .. name)
end
