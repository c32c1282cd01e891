-- SPDX-License-Identifier: MIT
-- Every function, field and method of the published page exists, under its type.
local check = require 'check'
local socket = require 'eco.socket'

local functions = [[
    socket socketpair tcp tcp6 udp udp6 icmp icmp6 unix unix_dgram netlink listen_tcp connect_tcp
    listen_udp connect_udp listen_unix connect_unix is_ip_address is_ipv4_address is_ipv6_address
    inet_aton inet_ntoa inet_ntop inet_pton if_nametoindex if_indextoname htonl htons ntohl ntohs
    open_tun]]
local fields = [[
    AF_UNSPEC AF_INET AF_INET6 AF_UNIX AF_PACKET AF_NETLINK SOCK_DGRAM SOCK_STREAM SOCK_RAW
    IPPROTO_ICMP IPPROTO_ICMPV6 IPPROTO_TCP IPPROTO_UDP]]
local methods = [[
    getfd close closed setoption getsockname getpeername bind listen connect accept send write
    sendto sendfile recv read recvfull readfull readuntil recvfrom
    shutdown getoption peek discard recvuntil]]

for name in functions:gmatch '%S+' do
    check.eq(type(socket[name]), 'function', name)
end
for name in fields:gmatch '%S+' do
    check.eq(type(socket[name]), 'number', name)
end
local sock = check.ok(socket.tcp())
for name in methods:gmatch '%S+' do
    check.eq(type(sock[name]), 'function', name)
end
check.eq(sock.nothing, nil)
check.eq(package.loaded['eco.socket'], socket)
