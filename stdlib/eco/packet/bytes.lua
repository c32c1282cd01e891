-- SPDX-License-Identifier: MIT
-- Numbers and addresses in packets, and the Internet checksum.

local socket = require 'eco.socket'

local byte, char, floor = string.byte, string.char, math.floor

local M = {}

--- Numbers at position `i`, which must be there. The most significant byte comes first.
function M.u16(data, i)
    local a, b = byte(data, i, i + 1)
    return a * 0x100 + b
end

function M.u32(data, i)
    local a, b, c, d = byte(data, i, i + 3)
    return a * 0x1000000 + b * 0x10000 + c * 0x100 + d
end

--- The same, least significant byte first, as in 802.11.
function M.u16_le(data, i)
    local a, b = byte(data, i, i + 1)
    return b * 0x100 + a
end

function M.u32_le(data, i)
    local a, b, c, d = byte(data, i, i + 3)
    return d * 0x1000000 + c * 0x10000 + b * 0x100 + a
end

--- The `count` bits above the lowest `shift` ones.
function M.bits(value, shift, count)
    return floor(value / 2 ^ shift) % 2 ^ count
end

function M.put16(value)
    return char(floor(value / 0x100), value % 0x100)
end

function M.put32(value)
    return M.put16(floor(value / 0x10000)) .. M.put16(value % 0x10000)
end

--- An address at position `i` as text.
function M.mac(data, i)
    return ('%02x:%02x:%02x:%02x:%02x:%02x'):format(byte(data, i, i + 5))
end

function M.ipv4(data, i)
    return ('%d.%d.%d.%d'):format(byte(data, i, i + 3))
end

function M.ipv6(data, i)
    return (socket.inet_ntop(socket.AF_INET6, data:sub(i, i + 15)))
end

-- RFC 1071. Sums are exact: a string of 2 GiB stays far below 2^53.
local function sum(data, total)
    for i = 1, #data - 1, 2 do
        local a, b = byte(data, i, i + 1)
        total = total + a * 0x100 + b
    end
    if #data % 2 == 1 then
        total = total + byte(data, #data) * 0x100
    end
    return total
end

--- The checksum of some strings, of which all but the last have an even length.
function M.checksum(...)
    local total = 0
    for i = 1, select('#', ...) do
        total = sum((select(i, ...)), total)
    end
    while total > 0xffff do
        total = total % 0x10000 + floor(total / 0x10000)
    end
    return 0xffff - total
end

return M
