// SPDX-License-Identifier: MIT
#include "modules/socket/address.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/un.h>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string>

using eco::Address;

namespace {

struct Request {
    int family;
    int arguments;
    Address address;
    int results;
};

// check_address under lua_cpcall: the arguments are below the request.
int read_address(lua_State* L) {
    auto* request = static_cast<Request*>(lua_touserdata(L, lua_gettop(L)));
    lua_settop(L, request->arguments);
    request->results = eco::check_address(L, 1, request->family, &request->address);
    return 0;
}

class Lua {
public:
    Lua() : state_(luaL_newstate(), lua_close) {}
    lua_State* get() const { return state_.get(); }

    // Reads an address from the values that `push` pushes; "" or the error.
    template <class Push>
    std::string read(int family, Address* address, Push push) {
        lua_State* L = get();
        lua_settop(L, 0);
        lua_pushcfunction(L, read_address);
        push(L);
        Request request = {family, lua_gettop(L) - 1, {}, 0};
        lua_pushlightuserdata(L, &request);
        const bool failed = lua_pcall(L, lua_gettop(L) - 1, 0, 0) != 0;
        *address = request.address;
        return failed ? lua_tostring(L, -1) : "";
    }

    std::string field(const char* name) {
        lua_getfield(get(), -1, name);
        size_t size = 0;
        const char* text = lua_tolstring(get(), -1, &size);
        std::string result = text == nullptr ? "(nil)" : std::string(text, size);
        lua_pop(get(), 1);
        return result;
    }

    std::string text(const Address& address) {
        eco::push_address_text(get(), address);
        std::string result(eco::to_string(get(), -1));
        lua_pop(get(), 1);
        return result;
    }

private:
    std::unique_ptr<lua_State, void (*)(lua_State*)> state_;
};

auto ip_and_port(const char* ip, double port) {
    return [=](lua_State* L) {
        lua_pushstring(L, ip);
        lua_pushnumber(L, port);
    };
}

auto path(std::string bytes) {
    return [bytes = std::move(bytes)](lua_State* L) { eco::push(L, bytes); };
}

}  // namespace

TEST_CASE("families of literals") {
    CHECK(eco::literal_family("127.0.0.1") == AF_INET);
    CHECK(eco::literal_family("::1") == AF_INET6);
    CHECK(eco::literal_family("fe80::1%eth0") == AF_INET6);
    for (const char* text : {"", "localhost", "1.2.3", "1.2.3.4%lo", "[::1]", "1.2.3.4 ", "%lo"}) {
        CAPTURE(text);
        CHECK(eco::literal_family(text) == AF_UNSPEC);
    }
    CHECK(eco::literal_family(std::string_view("1.2.3.4\0", 8)) == AF_UNSPEC);
    CHECK(eco::literal_family(std::string(10000, '1')) == AF_UNSPEC);
}

TEST_CASE("IPv4") {
    Lua lua;
    Address address;
    REQUIRE(lua.read(AF_INET, &address, ip_and_port("192.0.2.7", 8080)) == "");
    const auto& ip = reinterpret_cast<const sockaddr_in&>(address.storage);
    CHECK(address.size == sizeof ip);
    CHECK(ip.sin_family == AF_INET);
    CHECK(ntohs(ip.sin_port) == 8080);
    CHECK(ntohl(ip.sin_addr.s_addr) == 0xc0000207);
    CHECK(lua.text(address) == "192.0.2.7:8080");
    eco::push_address(lua.get(), address);
    CHECK(lua.field("ipaddr") == "192.0.2.7");
    CHECK(lua.field("port") == "8080");
    CHECK(lua.field("scope_id") == "(nil)");
    CHECK(lua.read(AF_INET, &address, ip_and_port("::1", 1)) != "");
    CHECK(lua.read(AF_INET, &address, ip_and_port("1.2.3.4", 65536)) != "");
}

TEST_CASE("IPv6 with a scope") {
    Lua lua;
    Address address;
    REQUIRE(lua.read(AF_INET6, &address, ip_and_port("fe80::1%lo", 80)) == "");
    const auto& ip = reinterpret_cast<const sockaddr_in6&>(address.storage);
    CHECK(ip.sin6_scope_id != 0);
    CHECK(lua.text(address) == "[fe80::1%lo]:80");
    eco::push_address(lua.get(), address);
    CHECK(lua.field("ipaddr") == "fe80::1%lo");
    CHECK(lua.field("scope_id") == std::to_string(ip.sin6_scope_id));

    Address by_number;
    const std::string text = "fe80::1%" + std::to_string(ip.sin6_scope_id);
    REQUIRE(lua.read(AF_INET6, &by_number, ip_and_port(text.c_str(), 80)) == "");
    CHECK(by_number.bytes() == address.bytes());
    // An index that has no device keeps its number.
    REQUIRE(lua.read(AF_INET6, &address, ip_and_port("fe80::1%4294967295", 80)) == "");
    CHECK(lua.text(address) == "[fe80::1%4294967295]:80");
    for (const char* wrong : {"fe80::1%", "fe80::1%eco-none", "fe80::1%4294967296", "fe80::1%-1",
                              "fe80::1%0", "fe80::1%1x", "%lo"}) {
        CAPTURE(wrong);
        CHECK(lua.read(AF_INET6, &address, ip_and_port(wrong, 80)) != "");
    }
}

TEST_CASE("Unix paths") {
    Lua lua;
    Address address;
    const size_t offset = offsetof(sockaddr_un, sun_path);
    REQUIRE(lua.read(AF_UNIX, &address, path("/tmp/s")) == "");
    CHECK(address.size == offset + 7);
    CHECK(lua.text(address) == "/tmp/s");

    const std::string longest(107, 'x');
    REQUIRE(lua.read(AF_UNIX, &address, path(longest)) == "");
    CHECK(address.size == offset + 108);
    CHECK(lua.text(address) == longest);
    CHECK(lua.read(AF_UNIX, &address, path(longest + "x")) != "");
    CHECK(lua.read(AF_UNIX, &address, path(std::string("a\0b", 3))) != "");

    const std::string abstract("\0name\0\0", 7);
    REQUIRE(lua.read(AF_UNIX, &address, path(abstract)) == "");
    CHECK(address.size == offset + 7);
    CHECK(lua.text(address) == "@name@@");
    eco::push_address(lua.get(), address);
    CHECK(lua.field("path") == abstract);

    REQUIRE(lua.read(AF_UNIX, &address, path("")) == "");
    CHECK(address.size == offset);
    eco::push_address(lua.get(), address);
    CHECK(lua.field("path") == "");
}

TEST_CASE("a path that fills sun_path without a zero byte") {
    Lua lua;
    Address address;
    auto& un = reinterpret_cast<sockaddr_un&>(address.storage);
    un.sun_family = AF_UNIX;
    std::memset(un.sun_path, 'x', sizeof un.sun_path);
    address.size = sizeof un;
    eco::push_address(lua.get(), address);
    CHECK(lua.field("path") == std::string(108, 'x'));
}

TEST_CASE("no address") {
    Lua lua;
    const Address none;
    eco::push_address(lua.get(), none);
    CHECK(lua.field("family") == "0");
    CHECK(lua.field("path") == "(nil)");
    CHECK(lua.text(none) == "");
}
