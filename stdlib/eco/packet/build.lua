-- SPDX-License-Identifier: MIT
-- Puts packets together. What does not fit a field raises.

local _, internal = ...

local bytes = require 'eco.packet.bytes'
local tcp_options = require 'eco.packet.tcp_options'
local socket = require 'eco.socket'

local char, wrong = string.char, internal.bad_argument
local put16, put32, checksum = bytes.put16, bytes.put32, bytes.checksum

local M = {}

local IP, UDP, TCP, ICMPV6 = 4, 17, 6, 58
local zero_mac, zero_ip = ('\0'):rep(6), ('\0'):rep(4)

-- ---- arguments ----------------------------------------------------------------------------------

-- An integer of so many bits.
local function integer(arg, name, value, size)
    if type(value) ~= 'number' then
        internal.check(arg, name, value, 'number', 'no value')
    elseif value % 1 ~= 0 then
        wrong(arg, name, 'number has no integer representation')
    elseif value < 0 or value >= 2 ^ size then
        wrong(arg, name, ('value out of range [0, %.0f]'):format(2 ^ size - 1))
    end
    return value
end

local function payload(arg, name, value, longest)
    if value == nil then
        return ''
    elseif type(value) ~= 'string' then
        internal.check(arg, name, value, 'string', 'no value')
    elseif #value > longest then
        wrong(arg, name, ('longer than %d bytes'):format(longest))
    end
    return value
end

local hex_pair = '(%x%x)'
local mac_pattern = '^' .. (hex_pair .. ':'):rep(5) .. hex_pair .. '$'

local function mac(arg, name, value)
    if type(value) ~= 'string' then
        internal.check(arg, name, value, 'MAC address', 'no value')
    end
    local packed = value:find(mac_pattern) and value:gsub('(%x%x):?', function(pair)
        return char(tonumber(pair, 16))
    end)
    return packed or wrong(arg, name, 'not a valid MAC address')
end

-- Both forms of an address, in bytes.
local function address(arg, name, value)
    if type(value) ~= 'string' then
        internal.check(arg, name, value, 'IP address', 'no value')
    end
    local packed = socket.is_ipv4_address(value) and socket.inet_pton(socket.AF_INET, value)
        or socket.is_ipv6_address(value) and socket.inet_pton(socket.AF_INET6, value)
    return packed or wrong(arg, name, 'not a valid IP address')
end

local function address_of(arg, name, value, size)
    local packed = address(arg, name, value)
    if #packed ~= size then
        wrong(arg, name, size == IP and 'not a valid IPv4 address' or 'not a valid IPv6 address')
    end
    return packed
end

-- An integer of so many bits in an options table, or what it is otherwise.
local function option(arg, name, options, field, size, otherwise)
    local value = options and options[field]
    if value == nil then
        return otherwise
    elseif type(value) ~= 'number' or value % 1 ~= 0 or value < 0 or value >= 2 ^ size then
        wrong(arg, name, ("field '%s' must be an integer in [0, %.0f]"):format(field, 2 ^ size - 1))
    end
    return value
end

-- RFC 768, RFC 9293, RFC 8200 8.1: what the checksum covers beside the packet.
local function pseudo_header(saddr, daddr, protocol, size)
    if #saddr == IP then
        return saddr .. daddr .. char(0, protocol) .. put16(size)
    end
    return saddr .. daddr .. put32(size) .. char(0, 0, 0, protocol)
end

-- Both addresses, at `arg` and behind.
local function address_pair(arg, name, saddr, daddr)
    local source, target = address(arg, name, saddr), address(arg + 1, name, daddr)
    if #source ~= #target then
        wrong(arg + 1, name, 'the addresses are of two families')
    end
    return source, target
end

-- ---- ICMP ---------------------------------------------------------------------------------------

local longest_ip4, longest_ip6 = 0xffff - 20, 0xffff

local function icmp_head(name, kind, code, id, sequence)
    return char(integer(1, name, kind, 8), integer(2, name, code, 8)),
        put16(integer(3, name, id, 16)) .. put16(integer(4, name, sequence, 16))
end

--- Builds an ICMP message, such as an echo. RFC 792.
-- @tparam integer kind
-- @tparam integer code
-- @tparam integer id
-- @tparam integer sequence
-- @tparam[opt] string data
-- @tparam[opt] integer sum in place of the checksum
-- @treturn string
function M.icmp(kind, code, id, sequence, data, sum)
    local head, rest = icmp_head('icmp', kind, code, id, sequence)
    data = payload(5, 'icmp', data, longest_ip4 - 8)
    sum = sum == nil and checksum(head, rest, data) or integer(6, 'icmp', sum, 16)
    return head .. put16(sum) .. rest .. data
end

--- Builds an ICMPv6 message. The checksum covers the addresses, too: without them it is 0, and
--- the kernel fills it in. RFC 4443.
-- @tparam integer kind
-- @tparam integer code
-- @tparam integer id
-- @tparam integer sequence
-- @tparam[opt] string data
-- @tparam[opt] string|integer saddr or the checksum itself
-- @tparam[opt] string daddr
-- @treturn string
function M.icmp6(kind, code, id, sequence, data, saddr, daddr)
    local head, rest = icmp_head('icmp6', kind, code, id, sequence)
    data = payload(5, 'icmp6', data, longest_ip6 - 8)
    local sum = 0
    if type(saddr) == 'number' then
        sum = integer(6, 'icmp6', saddr, 16)
    elseif saddr ~= nil then
        local source = address_of(6, 'icmp6', saddr, 16)
        local target = address_of(7, 'icmp6', daddr, 16)
        sum = checksum(pseudo_header(source, target, ICMPV6, 8 + #data), head, rest, data)
    end
    return head .. put16(sum) .. rest .. data
end

-- ---- transport layer ----------------------------------------------------------------------------

--- Builds a UDP datagram; with both addresses also its checksum. RFC 768.
-- @tparam integer sport
-- @tparam integer dport
-- @tparam[opt] string data
-- @tparam[opt] string saddr
-- @tparam[opt] string daddr
-- @treturn string
function M.udp(sport, dport, data, saddr, daddr)
    local head = put16(integer(1, 'udp', sport, 16)) .. put16(integer(2, 'udp', dport, 16))
    data = payload(3, 'udp', data, 0xffff - 8)
    head = head .. put16(8 + #data)
    local sum = 0
    if saddr ~= nil and daddr ~= nil then
        local source, target = address_pair(4, 'udp', saddr, daddr)
        sum = checksum(pseudo_header(source, target, UDP, 8 + #data), head, data)
        if sum == 0 then sum = 0xffff end -- 0 says that there is none
    end
    return head .. put16(sum) .. data
end

local flag_bits = { fin = 0, syn = 1, rst = 2, psh = 3, ack = 4, urg = 5, ece = 6, cwr = 7 }

-- A number, or a table as a dissected packet is one: { syn = 1, ack = 1 }
local function tcp_flags(flags)
    if type(flags) ~= 'table' then
        return integer(5, 'tcp', flags, 8)
    end
    local value = 0
    for name, bit in pairs(flag_bits) do
        if flags[name] and flags[name] ~= 0 then
            value = value + 2 ^ bit
        end
    end
    return value
end

-- A table as tcp_options returns it, or bytes.
local function tcp_options_of(options)
    if options == nil then
        return ''
    elseif type(options) ~= 'table' and type(options) ~= 'string' then
        internal.check(10, 'tcp', options, 'table', 'no value')
    end
    local build = type(options) == 'table' and tcp_options.build or tcp_options.pad
    local packed, err = build(options)
    return packed or wrong(10, 'tcp', err)
end

--- Builds a TCP segment. RFC 9293.
-- @tparam integer sport
-- @tparam integer dport
-- @tparam integer seq
-- @tparam integer ack
-- @tparam integer|table flags
-- @tparam integer window
-- @tparam string saddr
-- @tparam string daddr
-- @tparam[opt] string data
-- @tparam[opt] table|string options
-- @treturn string
function M.tcp(sport, dport, seq, ack, flags, window, saddr, daddr, data, options)
    local packed = tcp_options_of(options)
    local size = 20 + #packed
    local head = put16(integer(1, 'tcp', sport, 16)) .. put16(integer(2, 'tcp', dport, 16))
        .. put32(integer(3, 'tcp', seq, 32)) .. put32(integer(4, 'tcp', ack, 32))
        .. char(size / 4 * 16, tcp_flags(flags)) .. put16(integer(6, 'tcp', window, 16))
    local source, target = address_pair(7, 'tcp', saddr, daddr)
    data = payload(9, 'tcp', data, longest_ip4 - size)
    local sum = checksum(pseudo_header(source, target, TCP, size + #data), head, packed, data)
    return head .. put16(sum) .. '\0\0' .. packed .. data
end

-- ---- network layer ------------------------------------------------------------------------------

--- Builds an IPv4 packet: TTL 64, not fragmented. RFC 791.
-- @tparam string saddr
-- @tparam string daddr
-- @tparam integer protocol
-- @tparam[opt] string data
-- @tparam[opt] table options `tos`, `id`, `frag_off`, `ttl`
-- @treturn string
function M.ip(saddr, daddr, protocol, data, options)
    local addresses = address_of(1, 'ip', saddr, 4) .. address_of(2, 'ip', daddr, 4)
    integer(3, 'ip', protocol, 8)
    data = payload(4, 'ip', data, longest_ip4)
    internal.check_optional(5, 'ip', options, 'table')
    local head = char(0x45, option(5, 'ip', options, 'tos', 8, 0)) .. put16(20 + #data)
        .. put16(option(5, 'ip', options, 'id', 16, 0))
        .. put16(option(5, 'ip', options, 'frag_off', 16, 0))
        .. char(option(5, 'ip', options, 'ttl', 8, 64), protocol)
    return head .. put16(checksum(head, addresses)) .. addresses .. data
end

--- Builds an IPv6 packet: hop limit 64. RFC 8200.
-- @tparam string saddr
-- @tparam string daddr
-- @tparam integer nexthdr
-- @tparam[opt] string data
-- @tparam[opt] table options `priority`, `flow_label`, `hop_limit`
-- @treturn string
function M.ip6(saddr, daddr, nexthdr, data, options)
    local addresses = address_of(1, 'ip6', saddr, 16) .. address_of(2, 'ip6', daddr, 16)
    integer(3, 'ip6', nexthdr, 8)
    data = payload(4, 'ip6', data, longest_ip6)
    internal.check_optional(5, 'ip6', options, 'table')
    local start = 6 * 2 ^ 28 + option(5, 'ip6', options, 'priority', 8, 0) * 2 ^ 20
        + option(5, 'ip6', options, 'flow_label', 20, 0)
    return put32(start) .. put16(#data)
        .. char(nexthdr, option(5, 'ip6', options, 'hop_limit', 8, 64)) .. addresses .. data
end

-- ---- link layer ---------------------------------------------------------------------------------

--- Builds an ARP message for Ethernet and IPv4; what is not given is zero. RFC 826.
-- @tparam integer op
-- @tparam[opt] string sha
-- @tparam[opt] string sip
-- @tparam[opt] string tha
-- @tparam[opt] string tip
-- @treturn string
function M.arp(op, sha, sip, tha, tip)
    return put16(1) .. put16(0x0800) .. char(6, 4) .. put16(integer(1, 'arp', op, 16))
        .. (sha == nil and zero_mac or mac(2, 'arp', sha))
        .. (sip == nil and zero_ip or address_of(3, 'arp', sip, 4))
        .. (tha == nil and zero_mac or mac(4, 'arp', tha))
        .. (tip == nil and zero_ip or address_of(5, 'arp', tip, 4))
end

--- Builds an Ethernet frame, not padded.
-- @tparam string src
-- @tparam string dst
-- @tparam integer proto
-- @tparam[opt] string data
-- @treturn string
function M.ether(src, dst, proto, data)
    local source, target = mac(1, 'ether', src), mac(2, 'ether', dst)
    integer(3, 'ether', proto, 16)
    return target .. source .. put16(proto) .. payload(4, 'ether', data, 0xffff)
end

--- Builds what follows the type 0x8100 in a tagged frame. IEEE 802.1Q.
-- @tparam integer vid
-- @tparam integer proto
-- @tparam[opt] string data
-- @tparam[opt=0] integer pri
-- @treturn string
function M.vlan(vid, proto, data, pri)
    integer(1, 'vlan', vid, 12)
    integer(2, 'vlan', proto, 16)
    data = payload(3, 'vlan', data, 0xffff)
    local tag = integer(4, 'vlan', pri == nil and 0 or pri, 3) * 2 ^ 13 + vid
    return put16(tag) .. put16(proto) .. data
end

return M
