-- SPDX-License-Identifier: MIT
--- The CRC-32 of Ethernet, gzip and PNG: finds accidents, and is no hash module.
-- @module eco.hash.crc32

local _, internal = ...

local digest = require 'eco.hash.digest'
local pieces = require 'eco.encoding.pieces'

local M = {}

local crc32 = digest.crc32

--- The checksum of the data.
-- @tparam string data
-- @tparam[opt=0] integer previous the checksum of what came before it
-- @treturn integer
function M.sum(data, previous)
    if pieces.is_long(data) then
        local size, longest = #data, pieces.size
        for first = 1, size - longest, longest do
            previous = crc32(data, previous, first, first + longest - 1)
            internal.give_way()
        end
        return crc32(data, previous, (size - 1) - (size - 1) % longest + 1)
    end
    return crc32(data, previous)
end

return M
