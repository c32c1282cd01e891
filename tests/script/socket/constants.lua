-- SPDX-License-Identifier: MIT
-- The constants have the values of Linux.
local check = require 'check'
local socket = require 'eco.socket'

local want = {
    AF_UNSPEC = 0,
    AF_UNIX = 1,
    AF_INET = 2,
    AF_INET6 = 10,
    AF_NETLINK = 16,
    AF_PACKET = 17,
    SOCK_STREAM = 1,
    SOCK_DGRAM = 2,
    SOCK_RAW = 3,
    IPPROTO_ICMP = 1,
    IPPROTO_TCP = 6,
    IPPROTO_UDP = 17,
    IPPROTO_ICMPV6 = 58,
    ETH_P_ALL = 0x0003,
    ETH_P_IP = 0x0800,
    ETH_P_ARP = 0x0806,
    ETH_P_8021Q = 0x8100,
    ETH_P_IPV6 = 0x86dd,
    ETH_P_PPP_DISC = 0x8863,
    ETH_P_PPP_SES = 0x8864,
    ARPHRD_ETHER = 1,
    ARPHRD_LOOPBACK = 772,
    ARPHRD_IEEE80211_RADIOTAP = 803,
    ARPOP_REQUEST = 1,
    ARPOP_REPLY = 2,
    PACKET_MR_MULTICAST = 0,
    PACKET_MR_PROMISC = 1,
    PACKET_MR_ALLMULTI = 2,
    PACKET_MR_UNICAST = 3,
    ICMP_ECHOREPLY = 0,
    ICMP_REDIRECT = 5,
    ICMP_ECHO = 8,
    ICMPV6_ECHO_REQUEST = 128,
    ICMPV6_ECHO_REPLY = 129,
    IFF_TUN = 0x0001,
    IFF_TAP = 0x0002,
    IFF_NO_PI = 0x1000,
}
if require('ffi').arch:find 'mips' then -- numbers of its own
    want.SOCK_STREAM, want.SOCK_DGRAM = 2, 1
end
for name, value in pairs(want) do
    check.eq(socket[name], value, name)
end
