// SPDX-License-Identifier: MIT
//
// eco.socket: the table of contents. stdlib/eco/socket.lua adds connecting by name.
#include "modules/socket/socket.h"

#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/if_tun.h>
#include <net/if_arp.h>
#include <netinet/icmp6.h>
#include <netinet/in.h>
#include <netinet/ip_icmp.h>

namespace eco {

static const luaL_Reg kMethods[] = {
    {"getfd", socket_getfd},
    {"close", socket_close},
    {"closed", socket_closed},
    {"setoption", socket_setoption},
    {"getoption", socket_getoption},
    {"getsockname", socket_getsockname},
    {"getpeername", socket_getpeername},
    {"bind", socket_bind},
    {"listen", socket_listen},
    {"connect", socket_connect},
    {"accept", socket_accept},
    {"shutdown", socket_shutdown},
    {"send", socket_send},
    {"write", socket_send},
    {"sendto", socket_sendto},
    {"sendfile", socket_sendfile},
    {"read", socket_read},
    {"recv", socket_read},
    {"readfull", socket_readfull},
    {"recvfull", socket_readfull},
    {"readuntil", socket_readuntil},
    {"recvuntil", socket_readuntil},
    {"peek", socket_peek},
    {"discard", socket_discard},
    {"recvfrom", socket_recvfrom},
    {"recverr", socket_recverr},
    {nullptr, nullptr},
};

static const struct {
    const char* name;
    int value;
} kConstants[] = {
    {"AF_UNSPEC", AF_UNSPEC},
    {"AF_INET", AF_INET},
    {"AF_INET6", AF_INET6},
    {"AF_UNIX", AF_UNIX},
    {"AF_PACKET", AF_PACKET},
    {"AF_NETLINK", AF_NETLINK},
    {"SOCK_STREAM", SOCK_STREAM},
    {"SOCK_DGRAM", SOCK_DGRAM},
    {"SOCK_RAW", SOCK_RAW},
    {"IPPROTO_ICMP", IPPROTO_ICMP},
    {"IPPROTO_ICMPV6", IPPROTO_ICMPV6},
    {"IPPROTO_TCP", IPPROTO_TCP},
    {"IPPROTO_UDP", IPPROTO_UDP},
    {"ETH_P_IP", ETH_P_IP},
    {"ETH_P_ARP", ETH_P_ARP},
    {"ETH_P_8021Q", ETH_P_8021Q},
    {"ETH_P_PPP_DISC", ETH_P_PPP_DISC},
    {"ETH_P_PPP_SES", ETH_P_PPP_SES},
    {"ETH_P_IPV6", ETH_P_IPV6},
    {"ETH_P_ALL", ETH_P_ALL},
    {"ARPHRD_ETHER", ARPHRD_ETHER},
    {"ARPHRD_LOOPBACK", ARPHRD_LOOPBACK},
    {"ARPHRD_IEEE80211_RADIOTAP", ARPHRD_IEEE80211_RADIOTAP},
    {"ARPOP_REQUEST", ARPOP_REQUEST},
    {"ARPOP_REPLY", ARPOP_REPLY},
    {"PACKET_MR_MULTICAST", PACKET_MR_MULTICAST},
    {"PACKET_MR_PROMISC", PACKET_MR_PROMISC},
    {"PACKET_MR_ALLMULTI", PACKET_MR_ALLMULTI},
    {"PACKET_MR_UNICAST", PACKET_MR_UNICAST},
    {"ICMP_ECHOREPLY", ICMP_ECHOREPLY},
    {"ICMP_ECHO", ICMP_ECHO},
    {"ICMP_REDIRECT", ICMP_REDIRECT},
    {"ICMPV6_ECHO_REQUEST", ICMP6_ECHO_REQUEST},
    {"ICMPV6_ECHO_REPLY", ICMP6_ECHO_REPLY},
    {"IFF_TUN", IFF_TUN},
    {"IFF_TAP", IFF_TAP},
    {"IFF_NO_PI", IFF_NO_PI},
};

}  // namespace eco

extern "C" int luaopen_eco_socket(lua_State* L) {
    using namespace eco;
    define_type(L, Socket::kType, kMethods, collect<Socket>, socket_tostring);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kInternalKey);
    lua_pushcfunction(L, list_sockets);
    lua_setfield(L, -2, "sockets");
    lua_pushcfunction(L, check_connect);
    lua_setfield(L, -2, "check_connect");
    lua_pop(L, 1);

    lua_newtable(L);
    add_adopt(L);
    add_constructors(L);
    add_helpers(L);
    for (const auto& constant : kConstants) set_field(L, constant.name, constant.value);
    return 1;
}
