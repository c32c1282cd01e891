-- SPDX-License-Identifier: MIT
-- The check value of the CRC-32 of IEEE 802.3, and a checksum that goes on from another.
local check = require 'check'
local crc32 = require 'eco.hash.crc32'

check.eq(crc32.sum('123456789'), 0xcbf43926)
check.eq(crc32.sum(''), 0)
check.eq(crc32.sum('56789', crc32.sum('1234')), 0xcbf43926)
check.eq(crc32.sum(('\255'):rep(32)), 0xff6cab0b)
