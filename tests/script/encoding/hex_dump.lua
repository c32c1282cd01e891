-- SPDX-License-Identifier: MIT
-- A dump has the lines of hexdump -C, but none for the end, and none left out.
local check = require 'check'
local hex = require 'eco.encoding.hex'

check.eq(hex.dump(''), '')
check.eq(hex.dump('A\n'), '00000000  41 0a' .. (' '):rep(45) .. '|A.|\n')
check.eq(hex.dump('\0\31 ~\127\128\255%|12345678'),
    '00000000  00 1f 20 7e 7f 80 ff 25  7c 31 32 33 34 35 36 37  |.. ~...%|1234567|\n'
    .. '00000010  38                                                |8|\n')
check.eq(hex.dump(('z'):rep(48)):gsub('\n', ''):gsub('|z+|', ''), (
    '00000000  %s  %s  00000010  %s  %s  00000020  %s  %s  '):gsub('%%s',
    '7a 7a 7a 7a 7a 7a 7a 7a'))
check.eq(select('#', hex.dump('x')), 1)
