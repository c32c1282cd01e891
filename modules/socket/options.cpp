// SPDX-License-Identifier: MIT
#include "modules/socket/options.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include "modules/socket/socket.h"
#include "runtime/await.h"

namespace eco {

enum class OptionKind {
    kBoolean,
    kInteger,
    kDevice,
    kIpMembership,
    kIpv6Membership,
    kPacketMembership,
};

struct SocketOption {
    const char* name;
    OptionKind kind;
    int level;
    int option;
};

// The names of setoption and getoption. socket(7), tcp(7), ip(7), ipv6(7), packet(7), netlink(7).
static const SocketOption kOptions[] = {
    {"reuseaddr", OptionKind::kBoolean, SOL_SOCKET, SO_REUSEADDR},
    {"reuseport", OptionKind::kBoolean, SOL_SOCKET, SO_REUSEPORT},
    {"ipv6_v6only", OptionKind::kBoolean, IPPROTO_IPV6, IPV6_V6ONLY},
    {"mark", OptionKind::kInteger, SOL_SOCKET, SO_MARK},
    {"keepalive", OptionKind::kBoolean, SOL_SOCKET, SO_KEEPALIVE},
    {"broadcast", OptionKind::kBoolean, SOL_SOCKET, SO_BROADCAST},
    {"tcp_nodelay", OptionKind::kBoolean, IPPROTO_TCP, TCP_NODELAY},
    {"ttl", OptionKind::kInteger, IPPROTO_IP, IP_TTL},
    {"recverr", OptionKind::kBoolean, IPPROTO_IP, IP_RECVERR},
    {"sndbuf", OptionKind::kInteger, SOL_SOCKET, SO_SNDBUF},
    {"rcvbuf", OptionKind::kInteger, SOL_SOCKET, SO_RCVBUF},
    {"tcp_keepidle", OptionKind::kInteger, IPPROTO_TCP, TCP_KEEPIDLE},
    {"tcp_keepintvl", OptionKind::kInteger, IPPROTO_TCP, TCP_KEEPINTVL},
    {"tcp_keepcnt", OptionKind::kInteger, IPPROTO_TCP, TCP_KEEPCNT},
    {"tcp_fastopen", OptionKind::kInteger, IPPROTO_TCP, TCP_FASTOPEN},
    {"netlink_add_membership", OptionKind::kInteger, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP},
    {"netlink_drop_membership", OptionKind::kInteger, SOL_NETLINK, NETLINK_DROP_MEMBERSHIP},
    {"bindtodevice", OptionKind::kDevice, SOL_SOCKET, SO_BINDTODEVICE},
    {"ip_add_membership", OptionKind::kIpMembership, IPPROTO_IP, IP_ADD_MEMBERSHIP},
    {"ip_drop_membership", OptionKind::kIpMembership, IPPROTO_IP, IP_DROP_MEMBERSHIP},
    {"ipv6_add_membership", OptionKind::kIpv6Membership, IPPROTO_IPV6, IPV6_ADD_MEMBERSHIP},
    {"ipv6_drop_membership", OptionKind::kIpv6Membership, IPPROTO_IPV6, IPV6_DROP_MEMBERSHIP},
    {"packet_add_membership", OptionKind::kPacketMembership, SOL_PACKET, PACKET_ADD_MEMBERSHIP},
    {"packet_drop_membership", OptionKind::kPacketMembership, SOL_PACKET, PACKET_DROP_MEMBERSHIP},
};

static const SocketOption* find_option(std::string_view name) {
    const auto* found = std::find_if(std::begin(kOptions), std::end(kOptions),
                                     [&](const auto& o) { return name == o.name; });
    return found == std::end(kOptions) ? nullptr : found;
}

static const SocketOption* check_option(lua_State* L) {
    const std::string_view name = check_string(L, 2);
    const SocketOption* option = find_option(name);
    if (option == nullptr) {
        luaL_argerror(L, 2, lua_pushfstring(L, "unsupported option '%s'", name.data()));
    }
    return option;
}

// What IPv6 has under a number of its own.
static SocketOption for_family(SocketOption option, const Socket& socket) {
    if (option.level == IPPROTO_IP && socket.family == AF_INET6 &&
        option.kind <= OptionKind::kInteger) {
        option.level = IPPROTO_IPV6;
        option.option = option.option == IP_TTL ? IPV6_UNICAST_HOPS : IPV6_RECVERR;
    }
    return option;
}

// ---- setoption ---------------------------------------------------------------------------------

// What setsockopt(2) gets.
struct OptionValue {
    int number = 0;
    char device[IF_NAMESIZE] = "";
    ip_mreq ip = {};
    ipv6_mreq ipv6 = {};
    packet_mreq packet = {};
    const void* data = &number;
    socklen_t size = sizeof number;

    template <class T>
    void choose(const T& value) {
        data = &value;
        size = sizeof value;
    }
};

// Pushes a field of the table at 3 and returns its type.
static int push_table_field(lua_State* L, const char* name) {
    lua_getfield(L, 3, name);
    return lua_type(L, -1);
}

static bool read_address(lua_State* L, int family, void* address) {
    return lua_type(L, -1) == LUA_TSTRING && is_literal(family, to_string(L, -1), address);
}

static void check_ip_membership(lua_State* L, OptionValue* value) {
    luaL_checktype(L, 3, LUA_TTABLE);
    push_table_field(L, "multiaddr");
    if (!read_address(L, AF_INET, &value->ip.imr_multiaddr)) {
        luaL_argerror(L, 3, "multiaddr: not a valid IP address");
    }
    if (push_table_field(L, "interface") != LUA_TNIL &&
        !read_address(L, AF_INET, &value->ip.imr_interface)) {
        luaL_argerror(L, 3, "interface: not a valid IP address");
    }
    value->choose(value->ip);
}

static void check_ipv6_membership(lua_State* L, OptionValue* value) {
    luaL_checktype(L, 3, LUA_TTABLE);
    push_table_field(L, "multiaddr");
    if (!read_address(L, AF_INET6, &value->ipv6.ipv6mr_multiaddr)) {
        luaL_argerror(L, 3, "multiaddr: not a valid IPv6 address");
    }
    if (push_table_field(L, "interface") != LUA_TNIL) {
        if (lua_type(L, -1) != LUA_TNUMBER) luaL_argerror(L, 3, "interface: not a number");
        value->ipv6.ipv6mr_interface =
            static_cast<unsigned>(check_integer(L, lua_gettop(L), 0, INT_MAX));
    }
    value->choose(value->ipv6);
}

// Returns 0, or the number of results pushed.
static int check_packet_membership(lua_State* L, OptionValue* value) {
    luaL_checktype(L, 3, LUA_TTABLE);
    if (push_table_field(L, "type") != LUA_TNUMBER) luaL_argerror(L, 3, "type: not a number");
    value->packet.mr_type = static_cast<uint16_t>(check_integer(L, lua_gettop(L), 0, UINT16_MAX));
    if (push_table_field(L, "address") == LUA_TSTRING) {
        const std::string_view address = to_string(L, -1);
        if (address.size() > sizeof value->packet.mr_address) {
            luaL_argerror(L, 3, "address too long");
        }
        std::memcpy(value->packet.mr_address, address.data(), address.size());
        value->packet.mr_alen = static_cast<uint16_t>(address.size());
    } else if (!lua_isnil(L, -1)) {
        luaL_argerror(L, 3, "address: not a string");
    }
    value->choose(value->packet);
    if (push_table_field(L, "ifname") == LUA_TSTRING) {
        const char* name = lua_tostring(L, -1);
        value->packet.mr_ifindex = static_cast<int>(device_index(name));
        if (value->packet.mr_ifindex != 0) return 0;
        if (errno != ENODEV) return push_error(L, errno);
        lua_pushnil(L);
        lua_pushfstring(L, "No interface found with given name '%s'", name);
        push_error_code(L, ENODEV);
        return 3;
    }
    if (push_table_field(L, "ifindex") != LUA_TNUMBER) {
        luaL_argerror(L, 3, "ifname or ifindex expected");
    }
    value->packet.mr_ifindex = static_cast<int>(check_integer(L, lua_gettop(L), 0, INT_MAX));
    return 0;
}

static int check_value(lua_State* L, OptionKind kind, OptionValue* value) {
    switch (kind) {
        case OptionKind::kBoolean:
            value->number = check_boolean(L, 3);
            return 0;
        case OptionKind::kInteger:
            value->number = check_int(L, 3);
            return 0;
        case OptionKind::kDevice: {
            luaL_checktype(L, 3, LUA_TSTRING);
            const std::string_view name = to_string(L, 3);
            if (name.size() >= sizeof value->device) luaL_argerror(L, 3, "ifname too long");
            std::memcpy(value->device, name.data(), name.size());
            value->choose(value->device);
            return 0;
        }
        case OptionKind::kIpMembership:
            check_ip_membership(L, value);
            return 0;
        case OptionKind::kIpv6Membership:
            check_ipv6_membership(L, value);
            return 0;
        case OptionKind::kPacketMembership:
            return check_packet_membership(L, value);
    }
    return 0;
}

int set_option(lua_State* L, const Socket& socket) {
    const SocketOption& named = *check_option(L);
    const SocketOption option = for_family(named, socket);
    OptionValue value;
    if (const int results = check_value(L, option.kind, &value)) return results;
    if (socket.closed()) return push_failure(L, "closed");
    if (setsockopt(socket.fd(), option.level, option.option, value.data, value.size) != 0) {
        return push_error(L, errno);
    }
    // An IPv6 socket may talk to IPv4 hosts, too: ipv6(7), IPV6_V6ONLY. Raw ones refuse.
    if (option.level != named.level) {
        setsockopt(socket.fd(), named.level, named.option, value.data, value.size);
    }
    return push_true(L);
}

// ---- getoption ---------------------------------------------------------------------------------

static int get_peer_credentials(lua_State* L, int fd) {
    ucred credentials = {};
    socklen_t size = sizeof credentials;
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) {
        return push_error(L, errno);
    }
    lua_createtable(L, 0, 3);
    set_field(L, "pid", credentials.pid);
    set_field(L, "uid", credentials.uid);
    set_field(L, "gid", credentials.gid);
    return 1;
}

// Names that only getoption takes.
static const SocketOption kFacts[] = {
    {"error", OptionKind::kInteger, SOL_SOCKET, SO_ERROR},
    {"type", OptionKind::kInteger, SOL_SOCKET, SO_TYPE},
    {"domain", OptionKind::kInteger, SOL_SOCKET, SO_DOMAIN},
    {"protocol", OptionKind::kInteger, SOL_SOCKET, SO_PROTOCOL},
    {"listening", OptionKind::kBoolean, SOL_SOCKET, SO_ACCEPTCONN},
};

static bool find_fact(std::string_view name, SocketOption* option) {
    for (const SocketOption& fact : kFacts) {
        if (name == fact.name) return *option = fact, true;
    }
    return false;
}

static int get_device(lua_State* L, int fd) {
    char device[IF_NAMESIZE] = "";
    socklen_t size = sizeof device;
    if (getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, device, &size) != 0) {
        return push_error(L, errno);
    }
    lua_pushstring(L, device);
    return 1;
}

int get_option(lua_State* L, const Socket& socket) {
    const char* name = luaL_checkstring(L, 2);
    const bool wants_credentials = std::strcmp(name, "peercred") == 0;
    SocketOption option = {name, OptionKind::kInteger, SOL_SOCKET, 0};
    if (!wants_credentials && !find_fact(name, &option))
        option = for_family(*check_option(L), socket);
    if (option.kind > OptionKind::kDevice || option.level == SOL_NETLINK) {
        luaL_argerror(L, 2, lua_pushfstring(L, "option '%s' can only be set", name));
    }
    if (socket.closed()) return push_failure(L, "closed");
    if (wants_credentials) return get_peer_credentials(L, socket.fd());
    if (option.kind == OptionKind::kDevice) return get_device(L, socket.fd());
    int value = 0;
    socklen_t size = sizeof value;
    if (getsockopt(socket.fd(), option.level, option.option, &value, &size) != 0) {
        return push_error(L, errno);
    }
    if (option.kind == OptionKind::kBoolean) {
        lua_pushboolean(L, value);
    } else if (option.level == SOL_SOCKET && option.option == SO_ERROR) {
        value == 0 ? lua_pushnil(L) : lua_pushstring(L, std::strerror(value));
    } else {
        lua_pushnumber(L, value);
    }
    return 1;
}

// ---- options of constructors -------------------------------------------------------------------

// In the order they are applied; "device" comes behind the first kSocketOptions.
static const char* const kConstructorOptions[] = {
    "reuseaddr", "reuseport",    "ipv6_v6only", "mark",          "tcp_nodelay",
    "keepalive", "tcp_keepidle", "tcp_keepcnt", "tcp_keepintvl", "tcp_fastopen",
};
static constexpr int kSocketOptions = 4;
static constexpr Nanoseconds kConnectTimeout = 5000 * kMillisecond;

static void check_type(lua_State* L, int arg, const char* key, int type) {
    if (lua_type(L, -1) == type) return;
    luaL_argerror(L, arg,
                  lua_pushfstring(L, "option '%s': %s expected, got %s", key, lua_typename(L, type),
                                  luaL_typename(L, -1)));
}

static int read_number(lua_State* L, int arg, const char* key, int min, int max = INT_MAX) {
    check_type(L, arg, key, LUA_TNUMBER);
    const double value = lua_tonumber(L, -1);
    if (!(value >= min && value <= max) || value != static_cast<int>(value)) {
        luaL_argerror(L, arg, lua_pushfstring(L, "option '%s': value out of range", key));
    }
    return static_cast<int>(value);
}

ConstructorOptions::ConstructorOptions(lua_State* L, int arg, Set set)
    : backlog(SOMAXCONN), timeout(kConnectTimeout) {
    if (lua_isnoneornil(L, arg)) return;
    luaL_checktype(L, arg, LUA_TTABLE);
    const int count =
        set == kListener ? static_cast<int>(std::size(kConstructorOptions)) : kSocketOptions;
    for (int i = 0; i < count; ++i) {
        const char* key = kConstructorOptions[i];
        lua_getfield(L, arg, key);
        if (!lua_isnil(L, -1)) {
            const bool is_boolean = find_option(key)->kind == OptionKind::kBoolean;
            if (is_boolean) check_type(L, arg, key, LUA_TBOOLEAN);
            values_[i].number =
                is_boolean ? lua_toboolean(L, -1) : read_number(L, arg, key, INT_MIN);
            values_[i].given = true;
        }
        lua_pop(L, 1);
    }
    lua_getfield(L, arg, "device");
    if (!lua_isnil(L, -1)) {
        check_type(L, arg, "device", LUA_TSTRING);
        const std::string_view name = to_string(L, -1);
        if (name.size() >= sizeof device_) luaL_argerror(L, arg, "ifname too long");
        std::memcpy(device_, name.data(), name.size());
    }
    lua_getfield(L, arg, "ipv6");
    if (!lua_isnil(L, -1)) check_type(L, arg, "ipv6", LUA_TBOOLEAN);
    ipv6 = lua_toboolean(L, -1) != 0;
    lua_getfield(L, arg, "backlog");
    if (!lua_isnil(L, -1)) backlog = read_number(L, arg, "backlog", 0);
    lua_getfield(L, arg, "mode");
    if (!lua_isnil(L, -1)) mode = read_number(L, arg, "mode", 0, 0777);
    lua_getfield(L, arg, "timeout");
    if (!lua_isnil(L, -1)) {
        check_type(L, arg, "timeout", LUA_TNUMBER);
        timeout = check_io_timeout(L, lua_gettop(L));
    }
    lua_pop(L, 5);
}

void ConstructorOptions::default_reuseaddr() {
    if (!values_[0].given) values_[0] = {true, 1};
}

static int push_option_error(lua_State* L, const char* key, int error) {
    lua_pushnil(L);
    lua_pushfstring(L, "failed to set socket option '%s': %s", key, std::strerror(error));
    push_error_code(L, error);
    return 3;
}

static bool applies(const SocketOption& option, const Socket& socket) {
    if (option.level == IPPROTO_TCP) return socket.is_tcp;
    return option.level != IPPROTO_IPV6 || socket.family == AF_INET6;
}

int ConstructorOptions::apply(lua_State* L, const Socket& socket) const {
    for (size_t i = 0; i <= std::size(kConstructorOptions); ++i) {
        if (i == kSocketOptions && device_[0] != '\0' &&
            setsockopt(socket.fd(), SOL_SOCKET, SO_BINDTODEVICE, device_, sizeof device_) != 0) {
            return push_option_error(L, "device", errno);
        }
        if (i == std::size(kConstructorOptions) || !values_[i].given) continue;
        const SocketOption& option = *find_option(kConstructorOptions[i]);
        if (!applies(option, socket)) continue;
        const int number = values_[i].number;
        if (setsockopt(socket.fd(), option.level, option.option, &number, sizeof number) != 0) {
            return push_option_error(L, option.name, errno);
        }
    }
    return 0;
}

}  // namespace eco
