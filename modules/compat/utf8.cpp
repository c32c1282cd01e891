// SPDX-License-Identifier: MIT
//
// The utf8 library of Lua 5.4. Ours, because lua-compat53's is that of 5.3: no lax mode, surrogates
// pass.
//
// Offsets count bytes from 0, positions as scripts see them from 1. Reading the byte at offset
// `size` is fine: Lua ends every string with a zero, which is no continuation byte.
#include "modules/compat/compat.h"

#include "runtime/lua.h"

namespace eco {

static constexpr uint32_t kMaxUnicode = 0x10FFFF;
static constexpr uint32_t kMaxCode = 0x7FFFFFFF;  // the limit of UTF-8 as first defined: six bytes
static constexpr size_t kMaxBytes = 6;
static constexpr char kInvalid[] = "invalid UTF-8 code";

static bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

static bool is_unicode(uint32_t code) {
    return code <= kMaxUnicode && (code < 0xD800 || code > 0xDFFF);
}

// The smallest code that needs `length` bytes.
static uint32_t smallest_code(size_t length) {
    return length == 2 ? 0x80 : uint32_t{1} << (5 * length - 4);
}

// Decodes the sequence at the start of `text`. Returns its length, or 0 if it is not valid.
static size_t decode(std::string_view text, bool lax, uint32_t* code) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80) {
        *code = lead;
        return 1;
    }
    if (lead < 0xC2 || lead > 0xFD) return 0;
    size_t length = 2;
    while ((lead & (0x80 >> length)) != 0) ++length;
    if (length > text.size()) return 0;
    uint32_t value = lead & (0x7Fu >> length);
    for (size_t i = 1; i < length; ++i) {
        if (!is_continuation(text[i])) return 0;
        value = value << 6 | (static_cast<unsigned char>(text[i]) & 0x3Fu);
    }
    if (value < smallest_code(length) || (!lax && !is_unicode(value))) return 0;
    *code = value;
    return length;
}

// Writes `code` to the end of `bytes` and returns where it starts.
static size_t encode(uint32_t code, char (&bytes)[kMaxBytes]) {
    if (code < 0x80) {
        bytes[kMaxBytes - 1] = static_cast<char>(code);
        return kMaxBytes - 1;
    }
    size_t start = kMaxBytes;
    uint32_t lead_limit = 0x3F;  // what the lead byte of a sequence of this length can hold
    do {
        bytes[--start] = static_cast<char>(0x80 | (code & 0x3F));
        code >>= 6;
        lead_limit >>= 1;
    } while (code > lead_limit);
    bytes[--start] = static_cast<char>((~lead_limit << 1) | code);
    return start;
}

static int64_t check_any_integer(lua_State* L, int arg) {
    return check_integer(L, arg, INT64_MIN, INT64_MAX);
}

// The position at `arg`; a negative one counts from the end, and is 0 before the start.
static int64_t opt_position(lua_State* L, int arg, int64_t fallback, size_t size) {
    const int64_t position = opt_integer(L, arg, INT64_MIN, INT64_MAX, fallback);
    if (position >= 0) return position;
    const auto from_end = static_cast<int64_t>(size) + 1 + position;
    return from_end > 0 ? from_end : 0;
}

int utf8_char(lua_State* L) {
    const int count = lua_gettop(L);
    luaL_Buffer buffer;
    luaL_buffinit(L, &buffer);
    for (int arg = 1; arg <= count; ++arg) {
        const int64_t code = check_any_integer(L, arg);
        luaL_argcheck(L, code >= 0 && code <= kMaxCode, arg, "value out of range");
        char bytes[kMaxBytes];
        const size_t start = encode(static_cast<uint32_t>(code), bytes);
        luaL_addlstring(&buffer, bytes + start, kMaxBytes - start);
    }
    luaL_pushresult(&buffer);
    return 1;
}

int utf8_codepoint(lua_State* L) {
    const std::string_view text = check_string(L, 1);
    const int64_t first = opt_position(L, 2, 1, text.size());
    const int64_t last = opt_position(L, 3, first, text.size());
    luaL_argcheck(L, first >= 1, 2, "out of bounds");
    luaL_argcheck(L, last <= static_cast<int64_t>(text.size()), 3, "out of bounds");
    const bool lax = lua_toboolean(L, 4) != 0;
    int count = 0;
    for (auto at = static_cast<size_t>(first - 1); at < static_cast<size_t>(last);) {
        uint32_t code = 0;
        const size_t length = decode(text.substr(at), lax, &code);
        if (length == 0) return luaL_error(L, kInvalid);
        luaL_checkstack(L, 1, "string slice too long");
        lua_pushnumber(L, code);
        ++count;
        at += length;
    }
    return count;
}

// (text, position of the last character) -> position and code of the next one.
static int next_code(lua_State* L, bool lax) {
    const std::string_view text = check_string(L, 1);
    const int64_t position = check_any_integer(L, 2);
    if (position >= static_cast<int64_t>(text.size())) return 0;
    auto at = static_cast<size_t>(position > 0 ? position : 0);
    if (position > 0) {
        while (at < text.size() && is_continuation(text[at])) ++at;
    }
    if (at >= text.size()) return 0;
    uint32_t code = 0;
    const size_t length = decode(text.substr(at), lax, &code);
    if (length == 0 || is_continuation(text.data()[at + length])) return luaL_error(L, kInvalid);
    lua_pushnumber(L, static_cast<lua_Number>(at + 1));
    lua_pushnumber(L, code);
    return 2;
}

static int next_strict(lua_State* L) { return next_code(L, false); }
static int next_lax(lua_State* L) { return next_code(L, true); }

int utf8_codes(lua_State* L) {
    luaL_checkstring(L, 1);
    lua_pushcfunction(L, lua_toboolean(L, 2) != 0 ? next_lax : next_strict);
    lua_pushvalue(L, 1);
    lua_pushnumber(L, 0);
    return 3;
}

int utf8_len(lua_State* L) {
    const std::string_view text = check_string(L, 1);
    const auto size = static_cast<int64_t>(text.size());
    const int64_t first = opt_position(L, 2, 1, text.size());
    const int64_t last = opt_position(L, 3, -1, text.size());
    luaL_argcheck(L, first >= 1 && first <= size + 1, 2, "initial position out of bounds");
    luaL_argcheck(L, last <= size, 3, "final position out of bounds");
    const bool lax = lua_toboolean(L, 4) != 0;
    int count = 0;
    for (auto at = static_cast<size_t>(first - 1); at < static_cast<size_t>(last); ++count) {
        uint32_t code = 0;
        const size_t length = decode(text.substr(at), lax, &code);
        if (length == 0) {
            lua_pushnil(L);
            lua_pushnumber(L, static_cast<lua_Number>(at + 1));
            return 2;
        }
        at += length;
    }
    lua_pushnumber(L, count);
    return 1;
}

static size_t start_of_character(std::string_view text, size_t at) {
    while (at > 0 && is_continuation(text.data()[at])) --at;
    return at;
}

// Goes `count` characters back, or returns false at the start of the text.
static bool go_back(std::string_view text, size_t* at, uint64_t count) {
    for (; count > 0; --count) {
        if (*at == 0) return false;
        *at = start_of_character(text, *at - 1);
    }
    return true;
}

// Goes `count` characters on, or returns false. The end of the text counts as one more character.
static bool go_on(std::string_view text, size_t* at, uint64_t count) {
    for (; count > 0; --count) {
        if (*at == text.size()) return false;
        do ++*at;
        while (is_continuation(text.data()[*at]));
    }
    return true;
}

int utf8_offset(lua_State* L) {
    const std::string_view text = check_string(L, 1);
    const int64_t n = check_any_integer(L, 2);
    const auto end = static_cast<int64_t>(text.size()) + 1;
    const int64_t position = opt_position(L, 3, n >= 0 ? 1 : end, text.size());
    luaL_argcheck(L, position >= 1 && position <= end, 3, "position out of bounds");
    auto at = static_cast<size_t>(position - 1);
    bool found = true;
    if (n == 0) {
        at = start_of_character(text, at);
    } else {
        if (is_continuation(text.data()[at])) {
            return luaL_error(L, "initial position is a continuation byte");
        }
        found = n > 0 ? go_on(text, &at, static_cast<uint64_t>(n) - 1)
                      : go_back(text, &at, uint64_t{0} - static_cast<uint64_t>(n));
    }
    if (found) {
        lua_pushnumber(L, static_cast<lua_Number>(at + 1));
    } else {
        lua_pushnil(L);
    }
    return 1;
}

}  // namespace eco
