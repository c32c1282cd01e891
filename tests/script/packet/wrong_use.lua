-- SPDX-License-Identifier: MIT
-- What is no string, and what does not fit a field, raises and names the argument.
local check = require 'check'
local packet = require 'eco.packet'

for name, f in pairs(packet) do
    if name:find '^from_' or name == 'checksum' then
        for _, value in ipairs { 1, true, {}, print } do
            check.raises(("bad argument #1 to '%s' (string expected, got %s)"):format(name,
                type(value)), f, value)
        end
        check.raises('string expected, got no value', f)
    end
end

local a, mac = '1.2.3.4', '02:00:00:00:00:01'
local function wrong(arg, name, text, ...)
    check.raises(("bad argument #%d to '%s' (%s"):format(arg, name, text), packet[name], ...)
end
wrong(1, 'udp', 'number expected, got no value')
wrong(1, 'udp', 'value out of range [0, 65535]', 65536, 1)
wrong(2, 'udp', 'value out of range', 1, -1)
wrong(2, 'udp', 'number has no integer representation', 1, 0.5)
wrong(2, 'udp', 'number has no integer representation', 1, 0 / 0)
wrong(2, 'udp', 'number has no integer representation', 1, 1 / 0)
wrong(3, 'udp', 'string expected', 1, 2, 3)
wrong(3, 'udp', 'longer than 65527 bytes', 1, 2, ('x'):rep(65528))
wrong(4, 'udp', 'not a valid IP address', 1, 2, 'x', 'localhost', a)
wrong(5, 'udp', 'not a valid IP address', 1, 2, 'x', a, '1.2.3')
wrong(5, 'udp', 'the addresses are of two families', 1, 2, 'x', a, '::1')
wrong(5, 'udp', 'IP address expected, got table', 1, 2, 'x', a, {})
wrong(3, 'tcp', 'value out of range [0, 4294967295]', 1, 2, 2 ^ 32, 0, 0, 0, a, a)
wrong(5, 'tcp', 'value out of range [0, 255]', 1, 2, 3, 4, 256, 0, a, a)
wrong(5, 'tcp', 'number expected', 1, 2, 3, 4, 'syn', 0, a, a)
wrong(6, 'tcp', 'value out of range', 1, 2, 3, 4, 0, 65536, a, a)
wrong(7, 'tcp', 'IP address expected, got no value', 1, 2, 3, 4, 0, 0)
wrong(8, 'tcp', 'IP address expected, got no value', 1, 2, 3, 4, 0, 0, a)
wrong(9, 'tcp', 'string expected', 1, 2, 3, 4, 0, 0, a, a, {})
wrong(1, 'icmp', 'value out of range [0, 255]', 256, 0, 0, 0)
wrong(2, 'icmp', 'value out of range', 0, 256, 0, 0)
wrong(3, 'icmp', 'value out of range [0, 65535]', 0, 0, 65536, 0)
wrong(4, 'icmp', 'number expected', 0, 0, 0)
wrong(6, 'icmp', 'value out of range', 0, 0, 0, 0, '', 65536)
wrong(6, 'icmp6', 'value out of range', 128, 0, 0, 0, '', 65536)
wrong(6, 'icmp6', 'not a valid IPv6 address', 128, 0, 0, 0, '', a)
wrong(7, 'icmp6', 'IP address expected, got no value', 128, 0, 0, 0, '', '::1')
wrong(1, 'ip', 'not a valid IPv4 address', '::1', a, 1)
wrong(2, 'ip', 'not a valid IP address', a, '256.1.1.1', 1)
wrong(3, 'ip', 'value out of range [0, 255]', a, a, 256)
wrong(4, 'ip', 'longer than 65515 bytes', a, a, 1, ('x'):rep(65516))
wrong(5, 'ip', 'table expected', a, a, 1, '', 1)
wrong(5, 'ip', "field 'ttl' must be an integer in [0, 255]", a, a, 1, '', { ttl = 256 })
wrong(5, 'ip', "field 'tos' must be an integer in [0, 255]", a, a, 1, '', { tos = 'x' })
wrong(1, 'ip6', 'not a valid IPv6 address', a, '::1', 1)
wrong(5, 'ip6', "field 'flow_label' must be an integer in [0, 1048575]", '::1', '::1', 1, '',
    { flow_label = 2 ^ 20 })
wrong(1, 'arp', 'number expected')
wrong(2, 'arp', 'not a valid MAC address', 1, '02:00:00:00:00')
wrong(3, 'arp', 'not a valid IPv4 address', 1, mac, '::1')
wrong(4, 'arp', 'not a valid MAC address', 1, mac, a, '02:00:00:00:00:0g')
wrong(5, 'arp', 'not a valid IP address', 1, mac, a, mac, 'x')
for _, bad in ipairs {
    '', 'x', '2:0:0:0:0:1', mac .. ':', mac .. '\0', ' ' .. mac, '020000000001',
} do
    wrong(1, 'ether', 'not a valid MAC address', bad, mac, 1)
end
wrong(2, 'ether', 'MAC address expected, got number', mac, 1, 1)
wrong(3, 'ether', 'value out of range', mac, mac, 65536)
wrong(4, 'ether', 'string expected', mac, mac, 1, 1)
wrong(1, 'vlan', 'value out of range [0, 4095]', 4096, 1)
wrong(4, 'vlan', 'value out of range [0, 7]', 1, 1, '', 8)

-- The line that called it is blamed.
check.raises('wrong_use.lua:', function() packet.tcp(1, 2, 3, 4, 5, 6, a, 'x') end)
