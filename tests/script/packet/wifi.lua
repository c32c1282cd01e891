-- SPDX-License-Identifier: MIT
-- Frames of IEEE 802.11 behind a radiotap header.
local check = require 'check'
local packet = require 'eco.packet'
local samples = require 'samples'

local beacon = check.ok(packet.from_radiotap(samples.beacon))
check.eq(beacon.name, '80211')
check.same({ beacon.version, beacon.type, beacon.subtype, beacon.to_ds, beacon.from_ds,
    beacon.more_frag, beacon.retry, beacon.pwr_mgmt, beacon.more_data, beacon.protected,
    beacon.plus_htc, beacon.duration }, { 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 513 })
check.same({ beacon.addr1, beacon.addr2, beacon.addr3, beacon.addr4 },
    { 'ff:ff:ff:ff:ff:ff', '02:00:00:00:00:01', '02:00:00:00:00:02' })
check.same({ beacon.sequence, beacon.fragment }, { 19, 0 })
check.same({ beacon.timestamp, beacon.beacon_interval, beacon.capability, beacon.ssid },
    { 123456789, 100, 0x431, 'home' })
check.same(beacon.elements, { { id = 0, data = 'home' }, { id = 3, data = '\6' },
    { id = 221, data = '\0\80\242\1\0' } })
check.same(beacon.radiotap, { tsft = 77, flags = 0, rate = 6, freq = 2412, channel_flags = 0xa0,
    signal = -40, noise = -95, antenna = 1 })

-- An element that is longer than what is left ends the list.
local frame = samples.frame
local fixed = ('\0'):rep(12)
local spoiled = frame(0x80, 0, fixed .. '\1\1x\0\9home')
local bad = check.ok(packet.from_radiotap(samples.measured .. spoiled))
check.eq(bad.ssid, nil)
check.same(bad.elements, { { id = 1, data = 'x' } })
check.same(packet.from_80211(frame(0x80, 0, fixed .. '\0')).elements, {})
check.eq(packet.from_80211(frame(0x80, 0, fixed .. '\0\0')).ssid, '') -- hidden
check.eq(packet.from_80211(frame(0x80, 0, 'short')).timestamp, nil)
check.eq(packet.from_80211(frame(0x40, 0, '\0\2ab')).ssid, 'ab')
check.eq(packet.from_80211(frame(0x80, 0x40, fixed .. '\0\2ab')).ssid, nil) -- encrypted

-- Headers of each size.
local data = packet.from_80211(frame(0x88, 0x83, '\7\0' .. '\0\0\0\0' .. 'rest', true))
check.same({ data.addr4, data.qos, data.plus_htc, data.data },
    { '02:00:00:00:00:04', 7, 1, 'rest' })
check.fails('no upper protocol layer', data:next())
-- A packet above is that of the Ethernet type behind LLC and SNAP; of a fragment there is none.
local carrier = frame(0x08, 1, '\170\170\3\0\0\0\8\0' .. packet.ip('1.2.3.4', '5.6.7.8', 1))
check.eq(packet.from_80211(carrier):next().daddr, '5.6.7.8')
local fragment = packet.from_80211(carrier:sub(1, 22) .. '\53\1' .. carrier:sub(25))
check.same({ fragment.sequence, fragment.fragment }, { 19, 5 })
check.fails('no upper protocol layer', fragment:next())
local ack = packet.from_80211 '\212\0\0\0\2\0\0\0\0\1'
check.same({ ack.type, ack.subtype, ack.addr1, ack.addr2 }, { 1, 13, '02:00:00:00:00:01' })
check.eq(packet.from_80211 '\180\0\0\0\2\0\0\0\0\1\2\0\0\0\0\2'.addr2, '02:00:00:00:00:02')
check.fails('not a valid 80211 packet', packet.from_80211(frame(0x81, 0, '')))
check.fails('not a valid 80211 packet', packet.from_80211(frame(0x8c, 0, '')))

-- The last of the samples has a vendor's fields between.
check.eq(packet.from_radiotap(samples[#samples][2]).radiotap.signal, -60)

-- With a checksum behind, by the flags.
local checked = samples.radiotap(2, '\16') .. frame(0x40, 0, '\0\1x') .. 'sum!'
check.eq(packet.from_radiotap(checked).data, '\0\1x')
-- A field that is not known ends the list: what is behind cannot be found.
local unknown = samples.radiotap(2 ^ 28 + 2, '\0' .. ('x'):rep(7)) .. frame(0x80, 0, fixed)
check.same(packet.from_radiotap(unknown).radiotap, { flags = 0 })
-- Bits of a second word that no space is named for are no fields from 0 on.
local second = string.pack('<BBI2I4I4', 0, 0, 14, 2 ^ 31, 2) .. '\16x' .. frame(0x40, 0, '\0\1x')
check.same(packet.from_radiotap(second).radiotap, {})
-- A header that lies about its length.
check.fails('not a valid RADIOTAP packet', packet.from_radiotap('\0\0\7\0\0\0\0\0'))
check.fails('not a valid RADIOTAP packet', packet.from_radiotap('\0\0\9\0\0\0\0\0'))
check.fails('not a valid RADIOTAP packet', packet.from_radiotap('\1\0\8\0\0\0\0\0'))
check.fails('not a valid RADIOTAP packet', packet.from_radiotap('\0\0\8\0\0\0\0\128'))
