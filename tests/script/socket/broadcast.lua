-- SPDX-License-Identifier: MIT
-- Sending to a broadcast address wants the option.
local check = require 'check'
local socket = require 'eco.socket'

local udp = check.ok(socket.udp())
local _, _, code = check.fails('Permission denied', udp:sendto('x', '255.255.255.255', 9))
check.eq(code, 'EACCES')
check.eq(udp:setoption('broadcast', true), true)
local sent, err = udp:sendto('x', '255.255.255.255', 9)
check.ok(sent == 1 or err == 'Network is unreachable')
