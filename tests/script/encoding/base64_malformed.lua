-- SPDX-License-Identifier: MIT
-- Every text that differs from a right one by one character, and is not right itself, is refused:
-- what is accepted is what encoding its bytes gives.
local check = require 'check'
local base64 = require 'eco.encoding.base64'

local function refused(text)
    check.fails('input is malformed', base64.decode(text))
end

for _, right in ipairs { 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy' } do
    for at = 1, #right do
        for byte = 0, 255 do
            local text = right:sub(1, at - 1) .. string.char(byte) .. right:sub(at + 1)
            local data = base64.decode(text)
            if data then
                check.eq(base64.encode(data), text)
            else
                refused(text)
                local last = text:gsub('=*$', ''):sub(-1)
                -- Refused for a character, or for bits that belong to no byte.
                check.ok(text:find '[^%w+/=]' or text:find '=[^=]' or text:find '^=' or
                    #text:match '=*$' > 2 or
                    text:find '=$' and not last:find '[AEIMQUYcgkosw048]' or
                    text:find '==$' and not last:find '[AQgw]', text)
            end
        end
    end
    for size = 1, #right - 1 do
        if size % 4 ~= 0 then
            refused(right:sub(1, size)) -- cut short
        end
    end
    for at = 0, #right do
        for _, more in ipairs { ' ', '\n', '\r\n', '=', '\0', '====', 'A' } do
            refused(right:sub(1, at) .. more .. right:sub(at + 1))
        end
    end
end

-- Bits set under the padding.
for _, text in ipairs { 'Zh==', 'Zv==', 'Z/==', 'Zm9=', 'Zm+=' } do
    refused(text)
end
for _, text in ipairs { '=', '==', '===', '====', 'A===', 'AA=A', '=AAA', 'AA==AAAA', '-_-_' } do
    refused(text)
end
