-- SPDX-License-Identifier: MIT
-- The alphabet for URLs: written without padding, read with or without it.
local check = require 'check'
local base64 = require 'eco.encoding.base64'

check.eq(base64.encode_url('\251\255\254'), '-__-')
check.eq(base64.encode_url('\255'), '_w')
check.eq(base64.encode_url('\255\255'), '__8')
check.eq(base64.encode_url(''), '')
for _, text in ipairs { '_w', '_w==' } do
    check.eq(base64.decode_url(text), '\255')
end
for _, text in ipairs { '__8', '__8=' } do
    check.eq(base64.decode_url(text), '\255\255')
end
for _, text in ipairs {
    '_', '_x', '_w=', '_w===', '__9', '/w', '+w==', '_w ', ' _w', '=', '====',
} do
    check.fails('input is malformed', base64.decode_url(text))
end
