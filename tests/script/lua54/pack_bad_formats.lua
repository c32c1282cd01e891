-- SPDX-License-Identifier: MIT
-- A format that says nothing sensible is refused, by all three functions.
local check = require 'check'

for _, f in ipairs { string.pack, string.packsize, string.unpack } do
    check.raises('integral size (17) out of limits [1,16]', f, 'i17', '')
    check.raises('integral size (0) out of limits [1,16]', f, 'I0', '')
    check.raises('integral size (17) out of limits [1,16]', f, '!17', '')
    check.raises('integral size (0) out of limits [1,16]', f, 's0', '')
    check.raises("invalid format option 'q'", f, 'q', '')
    check.raises("invalid format option '1'", f, '1', '')
    check.raises("missing size for format option 'c'", f, 'c', '')
    check.raises('string expected', f, {}, '')
end
