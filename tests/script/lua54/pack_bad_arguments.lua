-- SPDX-License-Identifier: MIT
-- An argument of the wrong kind, or none, is an error that names its position.
local check = require 'check'

local pack = string.pack
check.raises('bad argument #2 to', pack, 'i4')
check.raises('number expected', pack, 'i4')
check.raises('bad argument #3 to', pack, 'i4 i4', 1)
check.raises('bad argument #3 to', pack, 'x i4 x i4', 1, {})
check.raises('number expected, got string', pack, 'i4', 'x')
check.raises('number expected', pack, 'd', {})
check.raises('string expected', pack, 'z', {})
check.raises('string expected', pack, 's', nil)
check.raises('string expected', pack, 'c1')
check.raises('number has no integer representation', pack, 'i4', 1.5)
check.raises('number has no integer representation', pack, 'i4', 2 ^ 70)
check.eq(pack('<i2', '258'), '\2\1', 'a numeric string counts')
check.eq(pack('b', 1, 2, 3), '\1', 'further arguments do not matter')
