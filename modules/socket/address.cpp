// SPDX-License-Identifier: MIT
#include "modules/socket/address.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/un.h>
#include <unistd.h>

namespace eco {

bool is_literal(int family, std::string_view text, void* address) {
    char copy[INET6_ADDRSTRLEN];
    if (text.size() >= sizeof copy || text.find('\0') != std::string_view::npos) return false;
    std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    return inet_pton(family, copy, address) == 1;
}

int literal_family(std::string_view text) {
    in6_addr address;
    if (is_literal(AF_INET, text, &address)) return AF_INET;
    text = text.substr(0, text.find('%'));
    return is_literal(AF_INET6, text, &address) ? AF_INET6 : AF_UNSPEC;
}

static uint16_t check_port(lua_State* L, int arg) {
    return htons(static_cast<uint16_t>(check_integer(L, arg, 0, 65535)));
}

static void check_ipv4(lua_State* L, int arg, Address* address) {
    auto* ip = reinterpret_cast<sockaddr_in*>(&address->storage);
    ip->sin_family = AF_INET;
    if (!lua_isnoneornil(L, arg) && !is_literal(AF_INET, check_string(L, arg), &ip->sin_addr)) {
        luaL_argerror(L, arg, "not a valid IPv4 address");
    }
    ip->sin_port = check_port(L, arg + 1);
    address->size = sizeof *ip;
}

unsigned device_index(const char* name) {
    ifreq request = {};
    errno = ENODEV;
    if (std::strlen(name) >= sizeof request.ifr_name) return 0;
    std::strcpy(request.ifr_name, name);
    const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return 0;
    const int result = ioctl(fd, SIOCGIFINDEX, &request);
    const int error = errno;
    close(fd);
    errno = error;
    return result == 0 ? static_cast<unsigned>(request.ifr_ifindex) : 0;
}

// The zone of "fe80::1%eth0" or "fe80::1%2" as an interface index; 0 if there is none such.
static unsigned zone_index(std::string_view zone) {
    const std::string name(zone);
    if (zone.find('\0') != std::string_view::npos) return 0;
    if (const unsigned index = device_index(name.c_str())) return index;
    char* end = nullptr;
    const unsigned long long number = std::strtoull(name.c_str(), &end, 10);
    return *end == '\0' && number <= UINT32_MAX ? static_cast<unsigned>(number) : 0;
}

static bool read_ipv6(std::string_view text, sockaddr_in6* ip) {
    const size_t percent = text.find('%');
    if (!is_literal(AF_INET6, text.substr(0, percent), &ip->sin6_addr)) return false;
    if (percent == std::string_view::npos) return true;
    ip->sin6_scope_id = zone_index(text.substr(percent + 1));
    return ip->sin6_scope_id != 0;
}

static void check_ipv6(lua_State* L, int arg, Address* address) {
    auto* ip = reinterpret_cast<sockaddr_in6*>(&address->storage);
    ip->sin6_family = AF_INET6;
    if (!lua_isnoneornil(L, arg) && !read_ipv6(check_string(L, arg), ip)) {
        luaL_argerror(L, arg, "not a valid IPv6 address");
    }
    ip->sin6_port = check_port(L, arg + 1);
    address->size = sizeof *ip;
}

static void check_unix(lua_State* L, int arg, Address* address) {
    auto* un = reinterpret_cast<sockaddr_un*>(&address->storage);
    const std::string_view path = check_string(L, arg);
    if (path.size() >= sizeof un->sun_path) luaL_argerror(L, arg, "path too long");
    const bool is_abstract = !path.empty() && path[0] == '\0';
    if (!is_abstract && path.find('\0') != std::string_view::npos) {
        luaL_argerror(L, arg, "path contains a zero byte");
    }
    un->sun_family = AF_UNIX;
    std::memcpy(un->sun_path, path.data(), path.size());
    const size_t end = path.empty() || is_abstract ? 0 : 1;
    address->size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + end);
}

static void check_netlink(lua_State* L, int arg, Address* address) {
    auto* netlink = reinterpret_cast<sockaddr_nl*>(&address->storage);
    netlink->nl_family = AF_NETLINK;
    netlink->nl_groups = static_cast<uint32_t>(opt_integer(L, arg, 0, UINT32_MAX, 0));
    netlink->nl_pid = static_cast<uint32_t>(opt_integer(L, arg + 1, 0, UINT32_MAX, 0));
    address->size = sizeof *netlink;
}

static int push_no_device(lua_State* L, const char* text) {
    lua_pushnil(L);
    lua_pushstring(L, text);
    push_error_code(L, ENODEV);
    return 3;
}

static int check_packet(lua_State* L, int arg, Address* address) {
    auto* link = reinterpret_cast<sockaddr_ll*>(&address->storage);
    luaL_checktype(L, arg, LUA_TTABLE);
    link->sll_family = AF_PACKET;
    address->size = sizeof *link;
    lua_getfield(L, arg, "ifname");
    if (!lua_isnil(L, -1)) {
        if (lua_type(L, -1) != LUA_TSTRING) luaL_argerror(L, arg, "ifname must be a string");
        const char* name = lua_tostring(L, -1);
        link->sll_ifindex = static_cast<int>(device_index(name));
        if (link->sll_ifindex != 0) return lua_pop(L, 1), 0;
        if (errno != ENODEV) return push_error(L, errno);
        return push_no_device(L, lua_pushfstring(L, "device '%s' not exists", name));
    }
    lua_getfield(L, arg, "ifindex");
    if (lua_type(L, -1) != LUA_TNUMBER) luaL_argerror(L, arg, "ifname or ifindex expected");
    const auto index = static_cast<int>(check_integer(L, lua_gettop(L), 0, INT32_MAX));
    link->sll_ifindex = index;
    char name[IF_NAMESIZE];
    if (if_indextoname(static_cast<unsigned>(index), name) != nullptr) return lua_pop(L, 2), 0;
    return push_no_device(L, lua_pushfstring(L, "no device with ifindex '%d'", index));
}

int check_address(lua_State* L, int arg, int family, Address* address) {
    switch (family) {
        case AF_INET:
            check_ipv4(L, arg, address);
            return 0;
        case AF_INET6:
            check_ipv6(L, arg, address);
            return 0;
        case AF_UNIX:
            check_unix(L, arg, address);
            return 0;
        case AF_NETLINK:
            check_netlink(L, arg, address);
            return 0;
        case AF_PACKET:
            return check_packet(L, arg, address);
        default:
            return luaL_error(L, "sockets of this family have no addresses here");
    }
}

int address_arguments(int family) { return family == AF_UNIX || family == AF_PACKET ? 1 : 2; }

// ---- as results --------------------------------------------------------------------------------

int get_name(int fd, GetName get, Address* address) {
    address->size = sizeof address->storage;
    return get(fd, address->get(), &address->size) == 0 ? 0 : errno;
}

static void set_text(lua_State* L, const char* name, std::string_view text) {
    push(L, text);
    lua_setfield(L, -2, name);
}

static std::string ipv6_text(const sockaddr_in6& ip) {
    char text[INET6_ADDRSTRLEN];
    inet_ntop(AF_INET6, &ip.sin6_addr, text, sizeof text);
    if (ip.sin6_scope_id == 0) return text;
    char name[IF_NAMESIZE];
    const bool known = if_indextoname(ip.sin6_scope_id, name) != nullptr;
    return std::string(text) + "%" + (known ? name : std::to_string(ip.sin6_scope_id));
}

static std::string ipv4_text(const sockaddr_in& ip) {
    // inet_ntop(3) prints with printf(3): that was a fourth of the work for a datagram.
    const auto* octets = reinterpret_cast<const uint8_t*>(&ip.sin_addr);
    char text[INET_ADDRSTRLEN];
    size_t size = 0;
    for (int i = 0; i < 4; ++i) {
        const unsigned octet = octets[i];
        if (i > 0) text[size++] = '.';
        if (octet >= 100) text[size++] = static_cast<char>('0' + octet / 100);
        if (octet >= 10) text[size++] = static_cast<char>('0' + octet / 10 % 10);
        text[size++] = static_cast<char>('0' + octet % 10);
    }
    return {text, size};
}

static std::string_view unix_path(const Address& address) {
    const auto& un = reinterpret_cast<const sockaddr_un&>(address.storage);
    if (address.size <= offsetof(sockaddr_un, sun_path)) return "";
    const size_t size = address.size - offsetof(sockaddr_un, sun_path);
    return {un.sun_path, un.sun_path[0] == '\0' ? size : strnlen(un.sun_path, size)};
}

void push_address(lua_State* L, const Address& address) {
    const int family = address.size == 0 ? AF_UNSPEC : address.storage.ss_family;
    lua_createtable(L, 0, 3);
    set_field(L, "family", family);
    if (family == AF_INET) {
        const auto& ip = reinterpret_cast<const sockaddr_in&>(address.storage);
        set_text(L, "ipaddr", ipv4_text(ip));
        set_field(L, "port", ntohs(ip.sin_port));
    } else if (family == AF_INET6) {
        const auto& ip = reinterpret_cast<const sockaddr_in6&>(address.storage);
        set_text(L, "ipaddr", ipv6_text(ip));
        set_field(L, "port", ntohs(ip.sin6_port));
        if (ip.sin6_scope_id != 0) set_field(L, "scope_id", ip.sin6_scope_id);
    } else if (family == AF_UNIX) {
        set_text(L, "path", unix_path(address));
    } else if (family == AF_NETLINK) {
        set_field(L, "pid", reinterpret_cast<const sockaddr_nl&>(address.storage).nl_pid);
    } else if (family == AF_PACKET) {
        const auto& link = reinterpret_cast<const sockaddr_ll&>(address.storage);
        char name[IF_NAMESIZE];
        set_field(L, "ifindex", link.sll_ifindex);
        if (if_indextoname(static_cast<unsigned>(link.sll_ifindex), name) != nullptr) {
            set_text(L, "ifname", name);
        }
    }
}

// Abstract names show their zero bytes as "@".
static std::string printable_path(std::string_view path) {
    std::string text(path);
    std::replace(text.begin(), text.end(), '\0', '@');
    return text;
}

void push_address_text(lua_State* L, const Address& address) {
    const int family = address.size == 0 ? AF_UNSPEC : address.storage.ss_family;
    std::string text;
    if (family == AF_INET) {
        const auto& ip = reinterpret_cast<const sockaddr_in&>(address.storage);
        text = ipv4_text(ip) + ":" + std::to_string(ntohs(ip.sin_port));
    } else if (family == AF_INET6) {
        const auto& ip = reinterpret_cast<const sockaddr_in6&>(address.storage);
        text = "[" + ipv6_text(ip) + "]:" + std::to_string(ntohs(ip.sin6_port));
    } else if (family == AF_UNIX) {
        text = printable_path(unix_path(address));
    } else if (family == AF_NETLINK) {
        text =
            "pid " + std::to_string(reinterpret_cast<const sockaddr_nl&>(address.storage).nl_pid);
    } else if (family == AF_PACKET) {
        char name[IF_NAMESIZE];
        const int index = reinterpret_cast<const sockaddr_ll&>(address.storage).sll_ifindex;
        if (if_indextoname(static_cast<unsigned>(index), name) != nullptr) text = name;
    }
    push(L, text);
}

}  // namespace eco
