-- SPDX-License-Identifier: MIT
-- Address arguments that are none raise and name the family.
local check = require 'check'
local socket = require 'eco.socket'

local tcp, tcp6 = check.ok(socket.tcp()), check.ok(socket.tcp6())
for _, wrong in ipairs { 'localhost', '', '1.2.3', '::1', '127.0.0.1\0' } do
    check.raises('not a valid IPv4 address', tcp.bind, tcp, wrong, 0)
    check.raises('not a valid IPv4 address', tcp.connect, tcp, wrong, 1)
end
for _, wrong in ipairs { 'localhost', '', '1.2.3.4', '::1%', '::1%eco-none', '::1\0' } do
    check.raises('not a valid IPv6 address', tcp6.bind, tcp6, wrong, 0)
    check.raises('not a valid IPv6 address', tcp6.connect, tcp6, wrong, 1)
end
check.raises('bad argument', tcp.bind, tcp, {}, 0)
-- Here a name would do: what can be none.
local no_names = {
    '', ' ', 'a b', '1.2.3', '1.2.3.400', '1.2.3.4 ', '1.2.3.4%lo', 'a.123', '1.2.3.', '0x7f000001',
    'a.0x1', '.', 'a..b', '.a', 'a.b..', 'a/b', 'a:80', 'a\0b', '\195\164.de', ':::',
    ('a'):rep(64), ('a.'):rep(127) .. 'b', ('a.'):rep(126) .. 'bc',
}
for _, wrong in ipairs(no_names) do
    check.raises('not a valid IP address', socket.connect_tcp, wrong, 1)
    check.raises('not a valid IP address', socket.connect_udp, wrong, 1)
end
check.raises('bad argument', socket.connect_tcp, nil, 1)
local raw = check.ok(socket.unix())
check.raises('bad argument', raw.bind, raw)
check.raises('bad argument', raw.bind, raw, {})
