-- SPDX-License-Identifier: MIT
-- equal looks at every byte.
local check = require 'check'
local hash = require 'eco.hash'

check.eq(hash.equal('', ''), true)
check.eq(hash.equal('', 'a'), false)
check.eq(hash.equal('a', 'ab'), false)
check.eq(hash.equal('ab', 'a'), false)
local data = ('\0\255'):rep(20)
check.eq(hash.equal(data, ('\0\255'):rep(20)), true)
for at = 1, #data do
    for _, bit in ipairs { 1, 128 } do
        local other = string.char(require 'bit'.bxor(data:byte(at), bit))
        check.eq(hash.equal(data, data:sub(1, at - 1) .. other .. data:sub(at + 1)), false)
    end
end
