-- SPDX-License-Identifier: MIT
-- packsize is the size of what pack gives, and refuses what has no fixed size.
local check = require 'check'

for _, format in ipairs { 'b', '<i7', '!8 b d', '!4 b x Xi4 h', '!16 h i16' } do
    local zeros = {}
    for i = 1, #format do zeros[i] = 0 end
    check.eq(string.packsize(format), #string.pack(format, unpack(zeros)), format)
end
check.eq(string.packsize('c10 x c0'), 11)
check.eq(string.packsize('c2000000000'), 2000000000)
check.raises('variable-length format', string.packsize, 's')
check.raises('variable-length format', string.packsize, 'i4 z')
check.raises('format result too large', string.packsize, 'c2000000000 c2000000000')
check.raises("invalid format option '7'", string.packsize, 'c2147483647')
