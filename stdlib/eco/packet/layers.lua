-- SPDX-License-Identifier: MIT
-- Takes packets apart. A dissector gets bytes from anywhere and never raises: what does not hold
-- together is no packet, what is cut off has less data. Lengths are checked before a byte is read.

local _, internal = ...

local bytes = require 'eco.packet.bytes'

local byte, sub = string.byte, string.sub
local check_self = internal.check_self
local u16, u32, bits = bytes.u16, bytes.u32, bytes.bits

local M = {}

-- ---- packets ------------------------------------------------------------------------------------

local upper = {} -- name of a layer -> the function that finds the next one
local summary = {} -- name of a layer -> format of tostring, and the fields for it

local Packet = {}
Packet.__index = Packet

--- The next layer.
-- @treturn packet or nil and why not
function Packet:next()
    check_self(self, Packet, 'next', 'packet')
    local find = upper[self.name]
    if not find then
        return nil, 'no upper protocol layer'
    end
    return find(self)
end

function Packet:__tostring()
    local known = summary[self.name]
    local values = {}
    for i, field in ipairs(known) do
        values[i] = self[field] or '?'
    end
    local size = self.data and (', %d bytes'):format(#self.data) or ''
    return self.name .. ' ' .. known.form:format(unpack(values, 1, #known)) .. size
end

--- Makes a packet of a table of fields.
function M.packet(fields)
    return setmetatable(fields, Packet)
end

function M.define(name, form, fields, find)
    fields.form = form
    summary[name] = fields
    upper[name] = find
end

function M.invalid(name)
    return nil, 'not a valid ' .. name .. ' packet'
end

local packet, invalid = M.packet, M.invalid

-- ---- link layer ---------------------------------------------------------------------------------

-- IEEE 802.3: up to 1500, what is called the type is the length of the data.
local longest_length = 1500

function M.ether(data)
    if #data < 14 then
        return invalid 'ETHER'
    end
    local proto = u16(data, 13)
    local last = proto <= longest_length and 14 + proto or #data
    return packet {
        name = 'ETHER',
        dest = bytes.mac(data, 1),
        source = bytes.mac(data, 7),
        proto = proto,
        data = sub(data, 15, last),
    }
end

-- IEEE 802.1Q, behind the type.
function M.vlan(data)
    if #data < 4 then
        return invalid '8021Q'
    end
    local tag, proto = u16(data, 1), u16(data, 3)
    local last = proto <= longest_length and 4 + proto or #data
    return packet {
        name = '8021Q',
        pri = bits(tag, 13, 3),
        dei = bits(tag, 12, 1),
        vid = tag % 0x1000,
        proto = proto,
        data = sub(data, 5, last),
    }
end

-- RFC 826
function M.arp(data)
    local hln, pln = byte(data, 5, 6)
    if #data < 8 or #data < 8 + 2 * (hln + pln) then
        return invalid 'ARP'
    end
    local fields = {
        name = 'ARP',
        ar_hrd = u16(data, 1),
        ar_pro = u16(data, 3),
        ar_hln = hln,
        ar_pln = pln,
        op = u16(data, 7),
    }
    if fields.ar_hrd == 1 and fields.ar_pro == 0x0800 and hln == 6 and pln == 4 then
        fields.sha, fields.sip = bytes.mac(data, 9), bytes.ipv4(data, 15)
        fields.tha, fields.tip = bytes.mac(data, 19), bytes.ipv4(data, 25)
    end
    return packet(fields)
end

-- ---- network layer ------------------------------------------------------------------------------

-- RFC 791, 3.1
function M.ip(data)
    if #data < 20 then
        return invalid 'IP'
    end
    local first, tos = byte(data, 1, 2)
    local ihl, tot_len = first % 16, u16(data, 3)
    local header = ihl * 4
    if bits(first, 4, 4) ~= 4 or ihl < 5 or header > #data or tot_len < header then
        return invalid 'IP'
    end
    local ttl, protocol = byte(data, 9, 10)
    return packet {
        name = 'IP',
        version = 4,
        ihl = ihl,
        tos = tos,
        tot_len = tot_len,
        id = u16(data, 5),
        frag_off = u16(data, 7),
        ttl = ttl,
        protocol = protocol,
        check = u16(data, 11),
        saddr = bytes.ipv4(data, 13),
        daddr = bytes.ipv4(data, 17),
        options = sub(data, 21, header),
        data = sub(data, header + 1, tot_len),
    }
end

-- RFC 8200, 3
function M.ip6(data)
    if #data < 40 or bits(byte(data, 1), 4, 4) ~= 6 then
        return invalid 'IPV6'
    end
    local start, payload_len = u32(data, 1), u16(data, 5)
    local nexthdr, hop_limit = byte(data, 7, 8)
    return packet {
        name = 'IPV6',
        version = 6,
        priority = bits(start, 20, 8),
        flow_label = start % 0x100000,
        payload_len = payload_len,
        nexthdr = nexthdr,
        hop_limit = hop_limit,
        saddr = bytes.ipv6(data, 9),
        daddr = bytes.ipv6(data, 25),
        data = sub(data, 41, 40 + payload_len),
    }
end

-- ---- transport layer ----------------------------------------------------------------------------

-- RFC 9293, 3.1
function M.tcp(data)
    if #data < 20 then
        return invalid 'TCP'
    end
    local offset, flags = byte(data, 13, 14)
    local doff = bits(offset, 4, 4)
    if doff < 5 or doff * 4 > #data then
        return invalid 'TCP'
    end
    return packet {
        name = 'TCP',
        source = u16(data, 1),
        dest = u16(data, 3),
        seq = u32(data, 5),
        ack_seq = u32(data, 9),
        doff = doff,
        cwr = bits(flags, 7, 1),
        ece = bits(flags, 6, 1),
        urg = bits(flags, 5, 1),
        ack = bits(flags, 4, 1),
        psh = bits(flags, 3, 1),
        rst = bits(flags, 2, 1),
        syn = bits(flags, 1, 1),
        fin = bits(flags, 0, 1),
        window = u16(data, 15),
        check = u16(data, 17),
        urg_ptr = u16(data, 19),
        options = sub(data, 21, doff * 4),
        data = sub(data, doff * 4 + 1),
    }
end

-- RFC 768
function M.udp(data)
    if #data < 8 or u16(data, 5) < 8 then
        return invalid 'UDP'
    end
    local length = u16(data, 5)
    return packet {
        name = 'UDP',
        source = u16(data, 1),
        dest = u16(data, 3),
        len = length,
        check = u16(data, 7),
        data = sub(data, 9, length),
    }
end

-- RFC 792, RFC 4443: what the second word is depends on the type.
local function icmp(name, data, echo, has_mtu)
    if #data < 8 then
        return invalid(name)
    end
    local kind, code = byte(data, 1, 2)
    local fields = {
        name = name,
        type = kind,
        code = code,
        checksum = u16(data, 3),
        rest = sub(data, 5, 8),
        data = sub(data, 9),
    }
    if echo[kind] then
        fields.id, fields.sequence = u16(data, 5), u16(data, 7)
    elseif has_mtu(kind, code) then
        fields.mtu = name == 'ICMP' and u16(data, 7) or u32(data, 5)
    end
    return fields
end

local echo4, echo6 = { [0] = true, [8] = true }, { [128] = true, [129] = true }
local ICMP_REDIRECT, ICMP_UNREACHABLE, FRAGMENTATION_NEEDED, ICMP6_TOO_BIG = 5, 3, 4, 2

function M.icmp(data)
    local fields, err = icmp('ICMP', data, echo4, function(kind, code)
        return kind == ICMP_UNREACHABLE and code == FRAGMENTATION_NEEDED
    end)
    if not fields then
        return nil, err
    elseif fields.type == ICMP_REDIRECT then
        fields.gateway = bytes.ipv4(data, 5)
    end
    return packet(fields)
end

function M.icmp6(data)
    local fields, err = icmp('ICMPV6', data, echo6, function(kind)
        return kind == ICMP6_TOO_BIG
    end)
    return fields and packet(fields), err
end

-- ---- from layer to layer ------------------------------------------------------------------------

local by_type = {
    [0x0800] = M.ip,
    [0x0806] = M.arp,
    [0x8100] = M.vlan,
    [0x88a8] = M.vlan,
    [0x86dd] = M.ip6,
}

local by_protocol = {
    [1] = M.icmp,
    [4] = M.ip,
    [6] = M.tcp,
    [17] = M.udp,
    [41] = M.ip6,
    [58] = M.icmp6,
}

--- Dissects by the type of an Ethernet frame.
function M.from_type(proto, data)
    local dissect = by_type[proto]
    if not dissect then
        return nil, ('unknown L3 proto "%d"'):format(proto)
    end
    return dissect(data)
end

local function from_protocol(protocol, data)
    local dissect = by_protocol[protocol]
    if not dissect then
        return nil, ('unknown L4 protocol "%d"'):format(protocol)
    end
    return dissect(data)
end

local function above_link(self)
    return M.from_type(self.proto, self.data)
end

local function above_ip(self)
    if self.frag_off % 0x2000 ~= 0 then
        return nil, 'no upper protocol layer' -- the middle of one
    end
    return from_protocol(self.protocol, self.data)
end

-- RFC 8200, 4: headers between, each with the number of the next; AH counts by RFC 4302.
local FRAGMENT, AUTHENTICATION, NO_NEXT = 44, 51, 59
local extension = { [0] = true, [43] = true, [60] = true, [FRAGMENT] = true,
    [AUTHENTICATION] = true }

local function extension_size(header, length)
    if header == FRAGMENT then
        return 8
    elseif header == AUTHENTICATION then
        return (length + 2) * 4
    end
    return (length + 1) * 8
end

local function above_ip6(self)
    local header, data, at = self.nexthdr, self.data, 1
    while extension[header] do
        local following, length = byte(data, at, at + 1)
        local size = length and extension_size(header, length)
        if not length or at + size - 1 > #data then
            return invalid 'IPV6'
        elseif header == FRAGMENT and u16(data, at + 2) >= 8 then
            return nil, 'no upper protocol layer'
        end
        header, at = following, at + size
    end
    if header == NO_NEXT then
        return nil, 'no upper protocol layer'
    end
    return from_protocol(header, sub(data, at))
end

M.define('ETHER', '%s -> %s, type 0x%04x', { 'source', 'dest', 'proto' }, above_link)
M.define('8021Q', 'vlan %d, priority %d, type 0x%04x', { 'vid', 'pri', 'proto' }, above_link)
M.define('ARP', 'op %d, %s at %s, %s at %s', { 'op', 'sip', 'sha', 'tip', 'tha' })
M.define('IP', '%s -> %s, protocol %d, ttl %d', { 'saddr', 'daddr', 'protocol', 'ttl' }, above_ip)
M.define('IPV6', '%s -> %s, next header %d, hop limit %d',
    { 'saddr', 'daddr', 'nexthdr', 'hop_limit' }, above_ip6)
M.define('UDP', '%d -> %d', { 'source', 'dest' })
M.define('TCP', '%d -> %d, seq %.0f, ack %.0f, syn %d ack %d fin %d rst %d',
    { 'source', 'dest', 'seq', 'ack_seq', 'syn', 'ack', 'fin', 'rst' })
M.define('ICMP', 'type %d, code %d', { 'type', 'code' })
M.define('ICMPV6', 'type %d, code %d', { 'type', 'code' })

return M
