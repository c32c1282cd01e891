-- SPDX-License-Identifier: MIT
-- is_*_address, inet_pton, inet_ntop: what is a literal and what is not.
local check = require 'check'
local socket = require 'eco.socket'
local AF_INET, AF_INET6 = socket.AF_INET, socket.AF_INET6

for text, bytes in pairs { ['127.0.0.1'] = '\127\0\0\1', ['255.255.255.255'] = '\255\255\255\255' } do
    check.eq(socket.is_ipv4_address(text), true)
    check.eq(socket.is_ipv6_address(text), false)
    check.eq(socket.is_ip_address(text), true)
    check.eq(socket.inet_pton(AF_INET, text), bytes)
    check.eq(socket.inet_ntop(AF_INET, bytes), text)
    check.eq(socket.inet_pton(AF_INET6, text), nil)
end
for text, bytes in pairs {
    ['::1'] = ('\0'):rep(15) .. '\1',
    ['::'] = ('\0'):rep(16),
    ['fe80::1'] = '\254\128' .. ('\0'):rep(13) .. '\1',
    ['::ffff:1.2.3.4'] = ('\0'):rep(10) .. '\255\255\1\2\3\4',
} do
    check.eq(socket.is_ipv4_address(text), false)
    check.eq(socket.is_ipv6_address(text), true)
    check.eq(socket.is_ip_address(text), true)
    check.eq(socket.inet_pton(AF_INET6, text), bytes)
    check.eq(socket.inet_ntop(AF_INET6, bytes), text)
    check.eq(socket.inet_pton(AF_INET, text), nil)
end
for _, text in ipairs {
    '', ' ', '1', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', ' 1.2.3.4', '1.2.3.4 ', '1.2.3.4\0',
    '1.2.3.4\0x', '0x7f.0.0.1', 'localhost', ':', ':::', '1::2::3', '12345::', '[::1]', '::1\0',
    '::1 ', 'g::', ('1:'):rep(40), ('9'):rep(1000),
} do
    check.eq(socket.is_ipv4_address(text), false, text)
    check.eq(socket.is_ipv6_address(text), false, text)
    check.eq(socket.is_ip_address(text), false, text)
    check.eq(socket.inet_pton(AF_INET, text), nil, text)
    check.eq(socket.inet_pton(AF_INET6, text), nil, text)
end
for _, f in ipairs { socket.is_ip_address, socket.is_ipv4_address, socket.is_ipv6_address } do
    check.raises('bad argument', f)
    check.raises('bad argument', f, {})
    check.raises('bad argument', f, nil)
end

-- Longer input uses the prefix, shorter raises; so does another family.
check.eq(socket.inet_ntop(AF_INET, '\1\2\3\4rest'), '1.2.3.4')
check.raises('address too short', socket.inet_ntop, AF_INET, '\1\2\3')
check.raises('address too short', socket.inet_ntop, AF_INET6, ('x'):rep(15))
for _, f in ipairs { socket.inet_ntop, socket.inet_pton } do
    check.raises('family must be AF_INET or AF_INET6', f, socket.AF_UNIX, '1.2.3.4')
    check.raises('bad argument', f, 'inet', '1.2.3.4')
    check.raises('bad argument', f, AF_INET)
end
