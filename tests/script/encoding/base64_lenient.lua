-- SPDX-License-Identifier: MIT
-- decode_lenient reads what mail and people make of base 64, but not other characters.
local check = require 'check'
local base64 = require 'eco.encoding.base64'

for _, text in ipairs {
    'Zm9vYg==', 'Zm9vYg', 'Zm9v\r\nYg==\r\n', ' Z m9\tvY g = = ', 'Zm9vYh==',
} do
    check.eq(base64.decode_lenient(text), 'foob')
end
check.eq(base64.decode_lenient('-_+/'), '\251\255\191')
check.eq(base64.decode_lenient(' \n'), '')
local long = ('0123456789abcdef'):rep(5000)
local lines = base64.encode(long):gsub(('.'):rep(76), '%0\n')
check.eq(base64.decode_lenient(lines), long)
for _, text in ipairs { 'Zm9v!', 'Z', 'Zg==Zg==', 'Zm9vY\0', '\255' } do
    check.fails('input is malformed', base64.decode_lenient(text))
end
check.raises("bad argument #1 to 'decode_lenient' (string expected, got nil)",
    function() base64.decode_lenient(nil) end)
