-- SPDX-License-Identifier: MIT
-- inet_aton, inet_ntoa: the address as the integer that lies in memory.
local check = require 'check'
local socket = require 'eco.socket'

if require('ffi').abi 'le' then
    check.eq(socket.inet_aton('1.2.3.4'), 67305985)
    check.eq(socket.inet_ntoa(67305985), '1.2.3.4')
end
for _, text in ipairs { '0.0.0.0', '127.0.0.1', '255.255.255.255', '128.0.0.200' } do
    check.eq(socket.inet_ntoa(socket.inet_aton(text)), text)
end
check.eq(socket.inet_ntoa(-1), '255.255.255.255')
check.eq(socket.inet_ntoa(2 ^ 32 - 1), '255.255.255.255')
check.eq(socket.inet_ntoa(-2 ^ 31), socket.inet_ntoa(2 ^ 31))
for _, wrong in ipairs { 2 ^ 32, -2 ^ 31 - 1, 1.5, 1e300, 0 / 0, {}, 'x' } do
    check.raises('bad argument', socket.inet_ntoa, wrong)
end
for _, text in ipairs { '', 'x', '1.2.3.256', '1.2.3.4.5', '1.2.3.4\0' } do
    check.eq(socket.inet_aton(text), nil, text)
end
check.raises('bad argument', socket.inet_aton)
check.raises('bad argument', socket.inet_aton, {})
