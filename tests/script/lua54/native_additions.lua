-- SPDX-License-Identifier: MIT
-- What LuaJIT itself has of later versions.
local check = require 'check'

check.eq(('ab'):rep(3, '-'), 'ab-ab-ab')
check.eq(math.log(8, 2), 3)
check.eq('a\z
          b', 'ab')
check.eq('\x41\u{20AC}', 'A€')
check.eq(table.concat({ 1, 2.5, 'x' }, ','), '1,2.5,x')
do
    local count = 0
    for i = 1, 4 do
        if i % 2 == 0 then goto continue end
        count = count + 1
        ::continue::
    end
    check.eq(count, 2)
end
