// SPDX-License-Identifier: MIT
//
// Base 64, RFC 4648. The codec of mbed TLS knows one alphabet, skips white space, and does not see
// bits that are set under the padding: what stands here is shorter than the checks it would need.
#include <array>
#include <cstdint>

#include "modules/encoding/codec.h"
#include "runtime/lua.h"

namespace eco {

static constexpr char kStandard[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static constexpr char kUrl[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static constexpr uint8_t kNoDigit = 64;

static constexpr std::array<uint8_t, 256> invert(const char* alphabet) {
    std::array<uint8_t, 256> values{};
    for (uint8_t& value : values) value = kNoDigit;
    for (uint8_t digit = 0; digit < 64; ++digit) {
        values[static_cast<uint8_t>(alphabet[digit])] = digit;
    }
    return values;
}

static constexpr auto kStandardValues = invert(kStandard);
static constexpr auto kUrlValues = invert(kUrl);

int to_base64(lua_State* L) {
    const std::string_view data = check_part(L, 1, 3);
    const char* alphabet = lua_toboolean(L, 2) ? kUrl : kStandard;
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    unsigned bits = 0;
    int count = 0;  // of bits that are not yet out
    for (const char c : data) {
        bits = bits << 8 | static_cast<uint8_t>(c);
        for (count += 8; count >= 6; count -= 6) {
            luaL_addchar(&out, alphabet[bits >> (count - 6) & 63]);
        }
    }
    if (count > 0) luaL_addchar(&out, alphabet[bits << (6 - count) & 63]);
    luaL_pushresult(&out);
    return 1;
}

int from_base64(lua_State* L) {
    const std::string_view text = check_part(L, 1, 4);
    const auto& values = lua_toboolean(L, 2) ? kUrlValues : kStandardValues;
    const bool loose = lua_toboolean(L, 3) != 0;
    if (text.size() % 4 == 1) return push_malformed(L);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const uint8_t value = values[static_cast<uint8_t>(c)];
        if (value == kNoDigit) return push_malformed(L);
        bits = bits << 6 | value;
        count += 6;
        if (count >= 8) {
            count -= 8;
            luaL_addchar(&out, static_cast<char>(bits >> count & 255));
        }
    }
    const bool left_over = (bits & ((1U << count) - 1)) != 0;
    if (left_over && !loose) return push_malformed(L);
    luaL_pushresult(&out);
    return 1;
}

int bare_base64(lua_State* L) {
    const std::string_view text = check_part(L, 1, 2);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) continue;
        luaL_addchar(&out, c == '-' ? '+' : (c == '_' ? '/' : c));
    }
    luaL_pushresult(&out);
    return 1;
}

}  // namespace eco
