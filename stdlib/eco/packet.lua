-- SPDX-License-Identifier: MIT
--- Builds packets and takes them apart.
-- @module eco.packet

local _, internal = ...

local build = require 'eco.packet.build'
local bytes = require 'eco.packet.bytes'
local layers = require 'eco.packet.layers'
local tcp_options = require 'eco.packet.tcp_options'
local wifi = require 'eco.packet.wifi'

local M = {}

for name, f in pairs(build) do
    M[name] = f
end

local function check_string(name, value)
    if type(value) ~= 'string' then
        internal.check(1, name, value, 'string', 'no value')
    end
end

for name, dissect in pairs {
    from_ether = layers.ether,
    from_ip = layers.ip,
    from_ip6 = layers.ip6,
    from_arp = layers.arp,
    from_icmp = layers.icmp,
    from_icmp6 = layers.icmp6,
    from_tcp = layers.tcp,
    from_udp = layers.udp,
    from_radiotap = wifi.radiotap,
    from_80211 = wifi.frame,
} do
    M[name] = function(data)
        check_string(name, data)
        return dissect(data)
    end
end

--- The Internet checksum: of a packet that has its own, 0. RFC 1071.
-- @tparam string data
-- @treturn integer
function M.checksum(data)
    check_string('checksum', data)
    return bytes.checksum(data)
end

--- The options of a TCP segment, whose field `options` has them as bytes.
-- @tparam string data
-- @treturn table
function M.tcp_options(data)
    check_string('tcp_options', data)
    return tcp_options.parse(data)
end

return M
