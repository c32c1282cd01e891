// SPDX-License-Identifier: MIT
//
// Sockets in words: for tostring, dumps and the prompt.
#include <netinet/in.h>

#include "modules/socket/socket.h"
#include "runtime/runtime.h"

namespace eco {

static const char* kind_of(int family, int type, int protocol) {
    const bool is_stream = type == SOCK_STREAM;
    switch (family) {
        case AF_UNSPEC:
            return "tun";
        case AF_NETLINK:
            return "netlink";
        case AF_PACKET:
            return "packet";
        case AF_UNIX:
            return is_stream || type == SOCK_SEQPACKET ? "unix" : "unix-dgram";
        default:
            break;
    }
    if (type == SOCK_RAW) return "raw";
    if (is_stream) return protocol == 0 || protocol == IPPROTO_TCP ? "tcp" : "stream";
    return protocol == IPPROTO_ICMP || protocol == IPPROTO_ICMPV6 ? "icmp" : "udp";
}

static std::string name_text(lua_State* L, int fd, GetName get) {
    Address address;
    if (get_name(fd, get, &address) != 0) return "";
    push_address_text(L, address);
    std::string text(to_string(L, -1));
    lua_pop(L, 1);
    return text;
}

// "tcp 127.0.0.1:80 -> 10.0.0.2:4321"
static std::string describe(lua_State* L, int fd, const char* kind) {
    std::string text = kind;
    const std::string local = name_text(L, fd, getsockname);
    const std::string peer = name_text(L, fd, getpeername);
    if (!local.empty()) text += " " + local;
    if (!peer.empty()) text += " -> " + peer;
    return text;
}

int socket_tostring(lua_State* L) {
    const auto* socket = check<Socket>(L, 1);
    std::string text = "socket: closed";
    if (!socket->closed()) {
        const char* kind = kind_of(socket->family, socket->type, socket->protocol);
        text = "socket: " + describe(L, socket->fd(), kind);
    }
    push(L, text);
    return 1;
}

int list_sockets(lua_State* L) {
    lua_newtable(L);
    int index = 0;
    for (const int fd : Runtime::from(L).poller().numbers()) {
        SocketKind kind;
        if (get_kind(fd, &kind) != 0) continue;
        lua_createtable(L, 0, 2);
        set_field(L, "fd", fd);
        push(L, describe(L, fd, kind_of(kind.family, kind.type, kind.protocol)));
        lua_setfield(L, -2, "text");
        lua_rawseti(L, -2, ++index);
    }
    return 1;
}

}  // namespace eco
