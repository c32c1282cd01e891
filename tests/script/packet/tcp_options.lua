-- SPDX-License-Identifier: MIT
-- The options of a TCP segment are a table; what does not hold together ends it, and never raises.
local check = require 'check'
local packet = require 'eco.packet'

local function segment(options, data)
    return packet.tcp(1, 2, 3, 4, 0, 5, '192.0.2.1', '192.0.2.2', data, options)
end
local function there_and_back(options)
    return packet.tcp_options(packet.from_tcp(segment(options)).options)
end

-- A SYN as Linux sends it: the padding is its own.
local syn = '\2\4\5\180\4\2\8\10\0\0\0\1\255\255\255\255\1\3\3\7'
local options = {
    mss = 1460, sack_permitted = true, timestamps = { 1, 2 ^ 32 - 1 }, window_scale = 7,
}
check.same(packet.tcp_options(syn), options)
check.same(there_and_back(syn), options)
check.same(there_and_back(options), options)
check.same(there_and_back { sack = { 1, 2, 3, 4 }, [34] = 'cookie', [254] = '' },
    { sack = { 1, 2, 3, 4 }, [34] = 'cookie', [254] = '' })
check.same(there_and_back {}, {})
check.same(there_and_back { mss = 1, sack_permitted = false }, { mss = 1 })

-- Lengths and the checksum count them.
for size = 0, 40 do
    local tcp = packet.from_tcp(segment(('\1'):rep(size), 'data'))
    check.eq(tcp.doff, 5 + math.ceil(size / 4))
    check.eq(#tcp.options, math.ceil(size / 4) * 4)
    check.eq(tcp.data, 'data')
end
check.eq(packet.checksum('\192\0\2\1\192\0\2\2\0\6\0\44' .. segment(syn, 'data')), 0)

for size = 0, #syn do
    packet.tcp_options(syn:sub(1, size))
end
check.same(packet.tcp_options '\2\4\5\180\0\3\3\7', { mss = 1460 }) -- the end
for _, bad in ipairs { '\2', '\2\0', '\2\1', '\2\5\5\180', '\255' } do
    check.same(packet.tcp_options('\3\3\7' .. bad), { window_scale = 7 })
end
-- One of a size that it cannot have is not what its number says.
check.same(packet.tcp_options '\2\3\5\5\6\0\0\0\0', { [2] = '\5', [5] = '\0\0\0\0' })

for name, values in pairs {
    mss = { -1, 65536, 0.5, 0 / 0, '1', true, {}, { 1, 2 } },
    window_scale = { 256 },
    sack_permitted = { 1, 'x', {} },
    sack = { 1, true, {}, { 1 }, { 1, 2, 3 }, { 1, 2 ^ 32 }, { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 } },
    timestamps = { 1, { 1 }, { 1, 'x' } },
} do
    for _, value in ipairs(values) do
        check.raises("bad argument #10 to 'tcp' (field '" .. name .. "' is not a valid option)",
            segment, { [name] = value })
    end
end
check.raises("field '9' is not a valid option", segment, { [9] = 1 })
check.raises("field '9' is not a valid option", segment, { [9] = ('x'):rep(39) })
check.raises('options longer than 40 bytes', segment, ('\1'):rep(41))
check.raises('options longer than 40 bytes', segment, { [9] = ('x'):rep(38), [10] = '' })
check.raises("bad argument #10 to 'tcp' (table expected, got number)", segment, 1)
check.raises("bad argument #1 to 'tcp_options' (string expected, got number)",
    packet.tcp_options, 1)
