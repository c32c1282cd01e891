-- SPDX-License-Identifier: MIT
-- Digits in lower case, with a separator if wanted; both cases are read, nothing else is.
local check = require 'check'
local hex = require 'eco.encoding.hex'

local parts = {}
for i = 0, 255 do
    local byte = string.char(i)
    parts[#parts + 1] = byte
    check.eq(hex.encode(byte), ('%02x'):format(i))
    check.eq(hex.decode(('%02x'):format(i)), byte)
    check.eq(hex.decode(('%02X'):format(i)), byte)
end
local all = table.concat(parts)
check.eq(hex.decode(hex.encode(all)), all)
check.eq(hex.encode(''), '')
check.eq(hex.decode(''), '')
check.eq(hex.encode('\1\35\69', ':'), '01:23:45')
check.eq(hex.encode('\1\35\69', ', '), '01, 23, 45')
check.eq(hex.encode('\1\35\69', nil), '012345')
check.eq(hex.encode('\1', ':'), '01')
check.eq(hex.encode('', ':'), '')
check.eq(select('#', hex.encode('a')), 1)

for at = 1, 4 do
    for byte = 0, 255 do
        local c = string.char(byte)
        local text = ('aF09'):sub(1, at - 1) .. c .. ('aF09'):sub(at + 1)
        if c:find '%x' then
            check.eq(#hex.decode(text), 2)
        else
            check.fails('input is malformed', hex.decode(text))
        end
    end
end
for _, text in ipairs { '0', '000', '00 ', ' 00', '0x00', '00:00', '00\n' } do
    check.fails('input is malformed', hex.decode(text))
end
