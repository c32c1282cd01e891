// SPDX-License-Identifier: MIT
//
// recverr: what routers and hosts said about packets that the socket has sent. ip(7) and ipv6(7),
// IP_RECVERR.
#include <cerrno>
#include <cstring>
#include <ctime>

#include <linux/errqueue.h>  // needs <ctime>
#include <netinet/in.h>

#include "modules/socket/socket.h"

namespace eco {

// Messages quote the beginning of the packet they are about.
static constexpr size_t kQuoted = 1500;

static const sock_extended_err* find_error(msghdr& message) {
    for (cmsghdr* part = CMSG_FIRSTHDR(&message); part != nullptr;
         part = CMSG_NXTHDR(&message, part)) {
        const bool is_ipv4 = part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_RECVERR;
        const bool is_ipv6 = part->cmsg_level == IPPROTO_IPV6 && part->cmsg_type == IPV6_RECVERR;
        if (is_ipv4 || is_ipv6) {
            return reinterpret_cast<const sock_extended_err*>(CMSG_DATA(part));
        }
    }
    return nullptr;
}

// Sets the fields of the address it came from, unless it is this host's own error.
static void set_offender(lua_State* L, const sock_extended_err& error) {
    if (error.ee_origin != SO_EE_ORIGIN_ICMP && error.ee_origin != SO_EE_ORIGIN_ICMP6) return;
    set_field(L, "type", error.ee_type);
    set_field(L, "code", error.ee_code);
    Address offender;
    const sockaddr* from = SO_EE_OFFENDER(&error);
    if (from->sa_family != AF_INET && from->sa_family != AF_INET6) return;
    offender.size = from->sa_family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6);
    std::memcpy(&offender.storage, from, offender.size);
    push_address(L, offender);
    lua_getfield(L, -1, "ipaddr");
    lua_setfield(L, -3, "ipaddr");
    lua_pop(L, 1);
}

int socket_recverr(lua_State* L) {
    auto* socket = check<Socket>(L, 1);
    if (socket->closed()) return push_failure(L, "closed");
    char data[kQuoted];
    alignas(cmsghdr) char control[512];
    iovec vector = {data, sizeof data};
    msghdr message = {};
    message.msg_iov = &vector;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    ssize_t size;
    do {
        size = recvmsg(socket->fd(), &message, MSG_ERRQUEUE | MSG_DONTWAIT);
    } while (size < 0 && errno == EINTR);
    if (size < 0 && errno != EAGAIN) return push_error(L, errno);
    const sock_extended_err* error = size < 0 ? nullptr : find_error(message);
    if (error == nullptr) return lua_pushnil(L), 1;
    lua_createtable(L, 0, 6);
    lua_pushstring(L, std::strerror(static_cast<int>(error->ee_errno)));
    lua_setfield(L, -2, "message");
    push_error_code(L, static_cast<int>(error->ee_errno));
    lua_setfield(L, -2, "error");
    push(L, {data, static_cast<size_t>(size)});
    lua_setfield(L, -2, "data");
    set_offender(L, *error);
    return 1;
}

}  // namespace eco
