-- SPDX-License-Identifier: MIT
-- Data around the size of the pieces it is worked on in comes out whole; and while much is worked
-- on, the other tasks run.
local check = require 'check'
local base64 = require 'eco.encoding.base64'
local hex = require 'eco.encoding.hex'
local pieces = require 'eco.encoding.pieces'

local whole = ('\0\1\127\128\254\255 text'):rep(5000)
for _, base in ipairs { pieces.size / 4 * 3, pieces.size, 2 * pieces.size } do
    for size = base - 4, base + 4 do
        local data = whole:sub(1, size)
        for _, mode in ipairs { '', '_url' } do
            local text = base64['encode' .. mode](data)
            check.eq(base64['decode' .. mode](text), data, size)
            check.eq(#text, mode == '' and math.ceil(size / 3) * 4 or math.ceil(size * 4 / 3))
        end
        local digits = hex.encode(data)
        check.eq(hex.decode(digits), data, size)
        check.eq(hex.encode(data, ':'):gsub(':', ''), digits)
        check.eq(#hex.encode(data, ', '), 4 * size - 2)
    end
end

-- Long text that is wrong anywhere.
local text = base64.encode(whole)
for _, at in ipairs { 1, pieces.size, pieces.size + 1, #text - 2 } do
    local wrong = text:sub(1, at - 1) .. '=' .. text:sub(at + 1)
    check.fails('input is malformed', base64.decode(wrong))
end
local digits = hex.encode(whole)
for _, at in ipairs { 1, pieces.size, pieces.size + 1, #digits } do
    local wrong = digits:sub(1, at - 1) .. 'g' .. digits:sub(at + 1)
    check.fails('input is malformed', hex.decode(wrong))
end
check.fails('input is malformed', hex.decode(digits .. '0'))

local lines, count = hex.dump(whole), 0
for line in lines:gmatch '[^\n]*\n' do
    check.eq(line:sub(1, 10), ('%08x  '):format(16 * count))
    count = count + 1
end
check.eq(count, math.ceil(#whole / 16))

local turns, done = 0, false
eco.run(function()
    while not done do
        turns = turns + 1
        eco.sleep(0)
    end
end)
local data = ('x'):rep(16 * 2 ^ 20)
local encoded = base64.encode(data)
digits = hex.encode(data)
for name, call in pairs {
    ['base64.encode'] = function() base64.encode(data) end,
    ['base64.decode'] = function() base64.decode(encoded) end,
    ['base64.decode_lenient'] = function() base64.decode_lenient(encoded) end,
    ['hex.encode'] = function() hex.encode(data) end,
    ['hex.decode'] = function() hex.decode(digits) end,
    ['hex.dump'] = function() hex.dump(data) end,
} do
    local before = turns
    call()
    check.ok(turns - before >= 3, name .. ' stopped the others')
end
done = true
