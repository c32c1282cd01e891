-- SPDX-License-Identifier: MIT
-- X aligns like the option after it, of which nothing else remains.
local check = require 'check'

check.eq(string.pack('!8 b Xi4', 1), '\1\0\0\0')
check.eq(string.pack('!8 b Xh b', 1, 2), '\1\0\2')
check.eq(string.pack('b Xi4', 1), '\1')
check.eq(string.packsize('!16 b Xi16'), 16)
check.eq(string.packsize('!8 b Xd'), 8)
check.eq(string.packsize('!4 i4 Xi4'), 4)
check.same({ string.unpack('!4 b Xi4 b', '\1\0\0\0\2') }, { 1, 2, 6 })
for _, format in ipairs { 'X', 'Xz', 'Xc1', 'X<', 'X ', 'b X' } do
    check.raises("invalid next option for option 'X'", string.pack, format, 1)
end
