-- SPDX-License-Identifier: MIT
-- An empty format packs and unpacks nothing.
local check = require 'check'

check.eq(string.pack(''), '')
check.eq(string.pack(' < > = ! '), '')
check.eq(string.packsize(''), 0)
check.same({ string.unpack('', 'abc') }, { 1 })
check.same({ string.unpack('', 'abc', 4) }, { 4 })
