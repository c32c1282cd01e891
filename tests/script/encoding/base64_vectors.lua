-- SPDX-License-Identifier: MIT
-- RFC 4648, 10; all byte values; all remainders.
local check = require 'check'
local base64 = require 'eco.encoding.base64'

for data, text in pairs {
    [''] = '', f = 'Zg==', fo = 'Zm8=', foo = 'Zm9v', foob = 'Zm9vYg==', fooba = 'Zm9vYmE=',
    foobar = 'Zm9vYmFy', ['\251\255\254'] = '+//+', ['\0'] = 'AA==', ['\0\0\0'] = 'AAAA',
} do
    check.eq(base64.encode(data), text)
    check.eq(select('#', base64.encode(data)), 1)
    check.eq(base64.decode(text), data)
end

local bytes = {}
for i = 0, 255 do
    bytes[#bytes + 1] = string.char(i)
end
local all = table.concat(bytes)
for size = 0, 256 do
    local data = all:sub(1, size)
    check.eq(base64.decode(base64.encode(data)), data)
    check.ok(not base64.encode(data):find '[^%w+/=]')
end
check.eq(base64.encode(('x'):gsub('x', 'f')), 'Zg==') -- gsub returns two values
