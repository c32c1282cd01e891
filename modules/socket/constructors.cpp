// SPDX-License-Identifier: MIT
//
// Functions that return sockets. Each checks everything first, then opens; whatever fails after
// that closes the socket before it returns.
#include <cerrno>
#include <climits>
#include <cstring>
#include <string>

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "modules/socket/options.h"
#include "modules/socket/socket.h"

namespace eco {

// Opens a socket with options, and pushes it. Returns 0, or the number of results pushed instead.
static int push_open(lua_State* L, int family, int type, int protocol,
                     const ConstructorOptions& options, Socket** opened) {
    Socket* socket = push_socket(L, family, type, protocol);
    if (const int error = open_socket(L, *socket)) return push_error(L, error);
    if (const int results = options.apply(L, *socket)) {
        socket->release();
        return results;
    }
    *opened = socket;
    return 0;
}

static int close_with_error(lua_State* L, Socket& socket, int error) {
    socket.release();
    return push_error(L, error);
}

static int new_socket(lua_State* L) {
    const int family = check_int(L, 1);
    const int type = check_int(L, 2);
    const auto protocol = static_cast<int>(opt_integer(L, 3, INT_MIN, INT_MAX, 0));
    const ConstructorOptions options(L, 4, ConstructorOptions::kListener);
    Socket* socket;
    if (const int results = push_open(L, family, type, protocol, options, &socket)) return results;
    return 1;
}

static int new_pair(lua_State* L) {
    const int family = check_int(L, 1);
    const int type = check_int(L, 2);
    const auto protocol = static_cast<int>(opt_integer(L, 3, INT_MIN, INT_MAX, 0));
    const ConstructorOptions options(L, 4, ConstructorOptions::kListener);
    Socket* first = push_socket(L, family, type, protocol);
    Socket* second = push_socket(L, family, type, protocol);
    int fds[2];
    const auto open_pair = [&] {
        return socketpair(family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol, fds);
    };
    if (open_descriptor(L, open_pair) != 0) {
        return push_error(L, errno);
    }
    first->adopt(L, fds[0]);
    second->adopt(L, fds[1]);
    for (const Socket* socket : {first, second}) {
        if (const int results = options.apply(L, *socket)) {
            first->release();
            second->release();
            return results;
        }
    }
    return 2;
}

template <int kFamily, int kType, int kProtocol = 0>
static int new_kind(lua_State* L) {
    lua_settop(L, 0);
    const ConstructorOptions options(L, 1, ConstructorOptions::kSocket);
    Socket* socket;
    if (const int results = push_open(L, kFamily, kType, kProtocol, options, &socket)) {
        return results;
    }
    return 1;
}

static int new_netlink(lua_State* L) {
    const int protocol = check_int(L, 1);
    lua_settop(L, 1);
    const ConstructorOptions options(L, 2, ConstructorOptions::kSocket);
    Socket* socket;
    if (const int results = push_open(L, AF_NETLINK, SOCK_RAW, protocol, options, &socket)) {
        return results;
    }
    return 1;
}

// ---- listening ---------------------------------------------------------------------------------

// bind(2) makes the file of a Unix socket with the permissions of the socket less those of the
// umask, so they are never wider than wanted: unix(7). Gives back what the umask took. Returns 0 or
// an errno value.
static int restore_mode(const Address& address, int mode) {
    const auto& un = reinterpret_cast<const sockaddr_un&>(address.storage);
    if (un.sun_path[0] == '\0') return 0;
    const int file = open(un.sun_path, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (file < 0) return errno;
    struct stat status;
    int error = fstat(file, &status) != 0 ? errno : 0;
    if (error == 0 && static_cast<int>(status.st_mode & 0777) != mode) {
        // fchmod(2) does not take such a descriptor; the name in /proc is this file, and no other.
        const std::string name = "/proc/self/fd/" + std::to_string(file);
        if (chmod(name.c_str(), static_cast<mode_t>(mode)) != 0) error = errno;
    }
    close(file);
    return error;
}

static int bind_and_listen(lua_State* L, int family, int type, const Address& address,
                           const ConstructorOptions& options) {
    Socket* socket;
    if (const int results = push_open(L, family, type, 0, options, &socket)) return results;
    const bool has_mode = family == AF_UNIX && options.mode >= 0;
    if ((has_mode && fchmod(socket->fd(), static_cast<mode_t>(options.mode)) != 0) ||
        bind(socket->fd(), address.get(), address.size) != 0) {
        return close_with_error(L, *socket, errno);
    }
    if (family == AF_UNIX) socket->own_path(address);
    if (has_mode) {
        if (const int error = restore_mode(address, options.mode)) {
            return close_with_error(L, *socket, error);
        }
    }
    if (type == SOCK_STREAM && listen(socket->fd(), options.backlog) != 0) {
        return close_with_error(L, *socket, errno);
    }
    return 1;
}

template <int kType>
static int listen_ip(lua_State* L) {
    // A number alone is the port.
    if (lua_type(L, 1) == LUA_TNUMBER && (lua_isnoneornil(L, 2) || lua_istable(L, 2))) {
        lua_pushnil(L);
        lua_insert(L, 1);
    }
    ConstructorOptions options(L, 3, ConstructorOptions::kListener);
    if (kType == SOCK_STREAM) options.default_reuseaddr();
    const bool is_ipv6 = options.ipv6 || (lua_type(L, 1) == LUA_TSTRING &&
                                          literal_family(to_string(L, 1)) == AF_INET6);
    const int family = is_ipv6 ? AF_INET6 : AF_INET;
    Address address;
    if (const int results = check_address(L, 1, family, &address)) return results;
    return bind_and_listen(L, family, kType, address, options);
}

static int listen_unix(lua_State* L) {
    Address address;
    check_address(L, 1, AF_UNIX, &address);
    const ConstructorOptions options(L, 2, ConstructorOptions::kListener);
    return bind_and_listen(L, AF_UNIX, SOCK_STREAM, address, options);
}

// ---- connecting --------------------------------------------------------------------------------

// The pushed socket and the address become the whole stack.
static int connect_pushed(lua_State* L, Socket& socket, const Address& address, Nanoseconds limit) {
    lua_insert(L, 1);
    lua_settop(L, 1);
    push(L, address.bytes());
    return await_connect(L, socket, limit, true);
}

template <int kType>
static int connect_ip(lua_State* L) {
    const int family = literal_family(check_string(L, 1));
    if (family == AF_UNSPEC) luaL_argerror(L, 1, "not a valid IP address");
    Address address;
    if (const int results = check_address(L, 1, family, &address)) return results;
    const ConstructorOptions options(L, 3, ConstructorOptions::kListener);
    Socket* socket;
    if (const int results = push_open(L, family, kType, 0, options, &socket)) return results;
    return connect_pushed(L, *socket, address, options.timeout);
}

int check_connect(lua_State* L) {
    Address address;
    check_address(L, 1, AF_INET, &address);
    const ConstructorOptions options(L, 3, ConstructorOptions::kListener);
    return 0;
}

static int connect_unix(lua_State* L) {
    Address server;
    Address local;
    check_address(L, 1, AF_UNIX, &server);
    // connect_unix(path[, local_path][, options])
    const bool has_local = !lua_isnoneornil(L, 2) && !lua_istable(L, 2);
    if (has_local) check_address(L, 2, AF_UNIX, &local);
    const ConstructorOptions options(L, lua_istable(L, 2) ? 2 : 3, ConstructorOptions::kSocket);
    Socket* socket;
    if (const int results = push_open(L, AF_UNIX, SOCK_STREAM, 0, options, &socket)) {
        return results;
    }
    if (has_local) {
        if (bind(socket->fd(), local.get(), local.size) != 0) {
            return close_with_error(L, *socket, errno);
        }
        socket->own_path(local);
    }
    return connect_pushed(L, *socket, server, options.timeout);
}

// ---- TUN ---------------------------------------------------------------------------------------

static bool flag_field(lua_State* L, int arg, const char* name) {
    if (!lua_istable(L, arg)) return false;
    lua_getfield(L, arg, name);
    if (!lua_isnil(L, -1)) luaL_checktype(L, lua_gettop(L), LUA_TBOOLEAN);
    const bool value = lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return value;
}

// open_tun([dev[, opts]]): a network device whose packets the script reads and writes.
// Linux Documentation/networking/tuntap.rst.
static int open_tun(lua_State* L) {
    const std::string_view name = lua_isnoneornil(L, 1) ? "" : check_string(L, 1);
    if (name.size() >= IF_NAMESIZE) luaL_argerror(L, 1, "ifname too long");
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TTABLE);
    const bool tun = flag_field(L, 2, "tun");
    const bool tap = flag_field(L, 2, "tap");
    const bool no_packet_info = flag_field(L, 2, "no_pi") || (!tun && !tap);
    ifreq request = {};
    std::memcpy(request.ifr_name, name.data(), name.size());
    request.ifr_flags =
        static_cast<short>((tap && !tun ? IFF_TAP : IFF_TUN) | (no_packet_info ? IFF_NO_PI : 0));
    Socket* socket = push_socket(L, AF_UNSPEC, SOCK_RAW, 0);
    const int fd =
        open_descriptor(L, [] { return open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC); });
    if (fd < 0) return push_error(L, errno);
    socket->adopt(L, fd);
    if (ioctl(fd, TUNSETIFF, &request) != 0) return close_with_error(L, *socket, errno);
    lua_pushstring(L, request.ifr_name);
    return 2;
}

void add_constructors(lua_State* L) {
    static const luaL_Reg kFunctions[] = {
        {"socket", new_socket},
        {"socketpair", new_pair},
        {"tcp", new_kind<AF_INET, SOCK_STREAM>},
        {"tcp6", new_kind<AF_INET6, SOCK_STREAM>},
        {"udp", new_kind<AF_INET, SOCK_DGRAM>},
        {"udp6", new_kind<AF_INET6, SOCK_DGRAM>},
        {"icmp", new_kind<AF_INET, SOCK_DGRAM, IPPROTO_ICMP>},
        {"icmp6", new_kind<AF_INET6, SOCK_DGRAM, IPPROTO_ICMPV6>},
        {"unix", new_kind<AF_UNIX, SOCK_STREAM>},
        {"unix_dgram", new_kind<AF_UNIX, SOCK_DGRAM>},
        {"netlink", new_netlink},
        {"listen_tcp", listen_ip<SOCK_STREAM>},
        {"listen_udp", listen_ip<SOCK_DGRAM>},
        {"listen_unix", listen_unix},
        {"connect_tcp", connect_ip<SOCK_STREAM>},
        {"connect_udp", connect_ip<SOCK_DGRAM>},
        {"connect_unix", connect_unix},
        {"open_tun", open_tun},
        {nullptr, nullptr},
    };
    luaL_setfuncs(L, kFunctions, 0);
}

}  // namespace eco
