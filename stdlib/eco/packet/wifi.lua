-- SPDX-License-Identifier: MIT
-- Takes apart what a wireless interface in monitor mode gives: a radiotap header, and a frame of
-- IEEE 802.11. Numbers have their least significant byte first.

local bytes = require 'eco.packet.bytes'
local layers = require 'eco.packet.layers'

local byte, sub = string.byte, string.sub
local u16, u32, bits = bytes.u16_le, bytes.u32_le, bytes.bits
local invalid = layers.invalid

local M = {}

-- ---- radiotap -----------------------------------------------------------------------------------

-- radiotap.org/fields: alignment and size of each field, by its bit from 0.
local fields = {
    { 8, 8, 'tsft' }, { 1, 1, 'flags' }, { 1, 1, 'rate' }, { 2, 4, 'channel' }, { 2, 2 },
    { 1, 1, 'signal' }, { 1, 1, 'noise' }, { 2, 2 }, { 2, 2 }, { 2, 2 }, { 1, 1, 'tx_power' },
    { 1, 1, 'antenna' }, { 1, 1, 'db_signal' }, { 1, 1, 'db_noise' }, { 2, 2, 'rx_flags' },
    { 2, 2, 'tx_flags' }, { 1, 1 }, { 1, 1 }, { 4, 8 }, { 1, 3, 'mcs' }, { 4, 8 }, { 2, 12 },
    { 8, 12 }, { 2, 12 }, { 2, 12 }, { 2, 6 }, { 1, 1 }, { 2, 4 },
}
local RADIOTAP_NAMESPACE, VENDOR_NAMESPACE, MORE = 29, 30, 31
local FRAME_CHECK = 4 -- bit of flags: the frame ends with its checksum, of four bytes

local function signed(value)
    return value < 128 and value or value - 256
end

local function u64(data, i)
    return u32(data, i) + u32(data, i + 4) * 2 ^ 32
end

local read = {
    tsft = function(into, data, i) into.tsft = u64(data, i) end,
    rate = function(into, data, i) into.rate = byte(data, i) / 2 end,
    channel = function(into, data, i)
        into.freq, into.channel_flags = u16(data, i), u16(data, i + 2)
    end,
    signal = function(into, data, i) into.signal = signed(byte(data, i)) end,
    noise = function(into, data, i) into.noise = signed(byte(data, i)) end,
    tx_power = function(into, data, i) into.tx_power = signed(byte(data, i)) end,
    rx_flags = function(into, data, i) into.rx_flags = u16(data, i) end,
    tx_flags = function(into, data, i) into.tx_flags = u16(data, i) end,
    mcs = function(into, data, i)
        into.mcs_known, into.mcs_flags, into.mcs = byte(data, i, i + 2)
    end,
}

local function read_field(into, name, data, i)
    if name and into[name] == nil then -- the first is of the whole, those behind of each antenna
        local take = read[name]
        if take then
            take(into, data, i)
        else
            into[name] = byte(data, i)
        end
    end
end

-- The words that say which fields follow; nil if they do not end within the header.
local function present_words(header)
    local words, at = {}, 5
    repeat
        if at + 3 > #header then
            return nil
        end
        local word = u32(header, at)
        words[#words + 1] = word
        at = at + 4
    until bits(word, MORE, 1) == 0
    return words, at
end

-- Skips to the next multiple of `align` from the start of the header.
local function aligned(at, align)
    return at + (1 - at) % align
end

-- Reads the fields of one word. Returns the position behind, or nil where nothing more is known.
local function read_word(into, word, header, at)
    for bit = 0, RADIOTAP_NAMESPACE - 1 do
        if bits(word, bit, 1) == 1 then
            local field = fields[bit + 1]
            if not field then
                return nil
            end
            at = aligned(at, field[1])
            if at + field[2] - 1 > #header then
                return nil
            end
            read_field(into, field[3], header, at)
            at = at + field[2]
        end
    end
    return at
end

-- Three bytes and one that say whose fields follow, and how many bytes they are.
local function skip_vendor(header, at)
    at = aligned(at, 2)
    if at + 5 > #header then
        return nil
    end
    return at + 6 + u16(header, at + 4)
end

local function read_fields(header)
    local words, at = present_words(header)
    if not words then
        return nil
    end
    local into, known = {}, true
    for _, word in ipairs(words) do
        if at and known then
            at = read_word(into, word, header, at)
        end
        if at and bits(word, VENDOR_NAMESPACE, 1) == 1 then
            at = skip_vendor(header, at)
        end
        -- A word behind one that names no space counts on from bit 32, where nothing is defined.
        known = bits(word, RADIOTAP_NAMESPACE, 1) == 1
    end
    return into
end

-- ---- 802.11 -------------------------------------------------------------------------------------

local MANAGEMENT, CONTROL, DATA = 0, 1, 2
local CTS, ACK = 12, 13
local PROBE_REQUEST, PROBE_RESPONSE, BEACON = 4, 5, 8
local SSID = 0

local function read_elements(body, at)
    local elements = {}
    while at + 1 <= #body do
        local id, length = byte(body, at, at + 1)
        if at + 1 + length > #body then
            break
        end
        elements[#elements + 1] = { id = id, data = sub(body, at + 2, at + 1 + length) }
        at = at + 2 + length
    end
    return elements
end

local function read_management(frame)
    local body, at = frame.data, 1
    if frame.subtype == BEACON or frame.subtype == PROBE_RESPONSE then
        if #body < 12 then
            return
        end
        frame.timestamp = u64(body, 1)
        frame.beacon_interval, frame.capability = u16(body, 9), u16(body, 11)
        at = 13
    elseif frame.subtype ~= PROBE_REQUEST then
        return
    end
    frame.elements = read_elements(body, at)
    for _, element in ipairs(frame.elements) do
        if element.id == SSID and not frame.ssid then
            frame.ssid = element.data
        end
    end
end

-- IEEE 802.11-2020, 9.2.4: how many bytes come before the body.
local function header_size(kind, subtype, four, htc)
    if kind == CONTROL then
        return (subtype == CTS or subtype == ACK) and 10 or 16
    end
    local quality = kind == DATA and subtype >= 8
    return 24 + (four and 6 or 0) + (quality and 2 or 0)
        + (htc and (quality or kind == MANAGEMENT) and 4 or 0)
end

--- A frame of IEEE 802.11 without its checksum.
function M.frame(data)
    if #data < 10 then
        return invalid '80211'
    end
    local first, flags = byte(data, 1, 2)
    local kind, subtype = bits(first, 2, 2), bits(first, 4, 4)
    local four = kind == DATA and flags % 4 == 3
    local size = header_size(kind, subtype, four, flags >= 128)
    if first % 4 ~= 0 or kind > DATA or size > #data then
        return invalid '80211'
    end
    local frame = layers.packet {
        name = '80211',
        version = 0,
        type = kind,
        subtype = subtype,
        to_ds = bits(flags, 0, 1),
        from_ds = bits(flags, 1, 1),
        more_frag = bits(flags, 2, 1),
        retry = bits(flags, 3, 1),
        pwr_mgmt = bits(flags, 4, 1),
        more_data = bits(flags, 5, 1),
        protected = bits(flags, 6, 1),
        plus_htc = bits(flags, 7, 1),
        duration = u16(data, 3),
        addr1 = bytes.mac(data, 5),
        addr2 = size >= 16 and bytes.mac(data, 11) or nil,
        data = sub(data, size + 1),
    }
    if kind ~= CONTROL then
        local control = u16(data, 23)
        frame.addr3 = bytes.mac(data, 17)
        frame.fragment, frame.sequence = control % 16, bits(control, 4, 12)
        frame.addr4 = four and bytes.mac(data, 25) or nil
        if kind == DATA and subtype >= 8 then
            frame.qos = u16(data, four and 31 or 25)
        end
    end
    if kind == MANAGEMENT and frame.protected == 0 then
        read_management(frame)
    end
    return frame
end

-- RFC 1042: the type of an Ethernet frame behind six bytes that are always the same.
local SNAP = '\170\170\3\0\0\0'
local AGGREGATE = 7 -- bit of qos: several packets

local function above_frame(frame)
    local data = frame.data
    local plain = frame.type == DATA and frame.protected == 0 and bits(frame.subtype, 2, 1) == 0
        and frame.fragment == 0 and bits(frame.qos or 0, AGGREGATE, 1) == 0
    if not plain or #data < 8 or sub(data, 1, 6) ~= SNAP then
        return nil, 'no upper protocol layer'
    end
    return layers.from_type(bytes.u16(data, 7), sub(data, 9))
end

layers.define('80211', 'type %d, subtype %d, %s -> %s', { 'type', 'subtype', 'addr2', 'addr1' },
    above_frame)

--- What a monitor interface gives: the frame; its field `radiotap` has what the receiver measured.
function M.radiotap(data)
    if #data < 8 or byte(data, 1) ~= 0 then
        return invalid 'RADIOTAP'
    end
    local size = u16(data, 3)
    local measured = size >= 8 and size <= #data and read_fields(sub(data, 1, size))
    if not measured then
        return invalid 'RADIOTAP'
    end
    local check = bits(measured.flags or 0, FRAME_CHECK, 1) * 4
    local frame, err = M.frame(sub(data, size + 1, math.max(#data - check, size)))
    if frame then
        frame.radiotap = measured
    end
    return frame, err
end

return M
