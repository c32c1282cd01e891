// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "modules/encoding/codec.h"
#include "runtime/lua.h"

namespace eco {

static constexpr char kDigits[] = "0123456789abcdef";

static char high_digit(char byte) { return kDigits[static_cast<uint8_t>(byte) >> 4]; }
static char low_digit(char byte) { return kDigits[static_cast<uint8_t>(byte) & 15]; }

static int value_of(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

int to_hex(lua_State* L) {
    const std::string_view data = check_part(L, 1, 3);
    const std::string_view separator = lua_isnoneornil(L, 2) ? "" : check_string(L, 2);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (size_t i = 0; i < data.size(); ++i) {
        if (i > 0) luaL_addlstring(&out, separator.data(), separator.size());
        luaL_addchar(&out, high_digit(data[i]));
        luaL_addchar(&out, low_digit(data[i]));
    }
    luaL_pushresult(&out);
    return 1;
}

int from_hex(lua_State* L) {
    const std::string_view text = check_part(L, 1, 2);
    if (text.size() % 2 != 0) return push_malformed(L);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (size_t i = 0; i < text.size(); i += 2) {
        const int high = value_of(text[i]);
        const int low = value_of(text[i + 1]);
        if (high < 0 || low < 0) return push_malformed(L);
        luaL_addchar(&out, static_cast<char>(high << 4 | low));
    }
    luaL_pushresult(&out);
    return 1;
}

// OOOOOOOO  xx xx xx xx xx xx xx xx  xx xx xx xx xx xx xx xx  |................|
static void add_line(luaL_Buffer* out, size_t offset, std::string_view bytes) {
    char text[32];
    const int size = std::snprintf(text, sizeof text, "%08zx ", offset);
    luaL_addlstring(out, text, static_cast<size_t>(size));
    for (size_t i = 0; i < 16; ++i) {
        if (i % 8 == 0) luaL_addchar(out, ' ');
        luaL_addchar(out, i < bytes.size() ? high_digit(bytes[i]) : ' ');
        luaL_addchar(out, i < bytes.size() ? low_digit(bytes[i]) : ' ');
        luaL_addchar(out, ' ');
    }
    luaL_addlstring(out, " |", 2);
    for (const char c : bytes) luaL_addchar(out, c >= ' ' && c <= '~' ? c : '.');
    luaL_addlstring(out, "|\n", 2);
}

int dump_hex(lua_State* L) {
    const std::string_view data = check_part(L, 1, 2);
    const auto first = static_cast<size_t>(luaL_optnumber(L, 2, 1)) - 1;
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (size_t i = 0; i < data.size(); i += 16) add_line(&out, first + i, data.substr(i, 16));
    luaL_pushresult(&out);
    return 1;
}

}  // namespace eco
