// SPDX-License-Identifier: MIT
//
// string.pack, string.packsize and string.unpack of Lua 5.4. Ours: lua-compat53's cuts fractions,
// reads I8 as signed, has 32-bit integers on 32-bit targets and takes no cdata; a wrapper would be
// longer than this.
//
// A 64-bit integer travels as its bits. Scripts have doubles: what is read beyond 2^53 is rounded
// to the nearest one, unsigned formats giving 0 to 2^64. int64 and uint64 cdata are written
// exactly.
#include "modules/compat/compat.h"

#include <climits>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <cstring>

#include "runtime/lua.h"

namespace eco {

static constexpr size_t kMaxIntegerSize = 16;
static constexpr size_t kMaxSize = INT_MAX;  // of one item, and what packsize returns
static constexpr double kTwoTo63 = 9223372036854775808.0;
static constexpr bool kNativeLittle = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;

union Aligned {
    double number;
    void* pointer;
    long long integer;
};
struct Padded {
    char first;
    Aligned second;
};
static constexpr size_t kNativeAlign = offsetof(Padded, second);

// ---- the format ------------------------------------------------------------------------------

enum class ItemKind {
    kSigned,
    kUnsigned,
    kFloat,
    kDouble,
    kChars,
    kString,
    kZeroEnded,
    kPadding,
    kAlign,
    kNothing,
};

// One option of a format: `size` bytes (of a string: of its length) after `padding` bytes.
struct Item {
    ItemKind kind;
    size_t size;
    size_t padding;
};

// Where we are in a format, and the state that its options change.
struct Format {
    lua_State* L;
    const char* at;
    bool little;
    size_t max_align;
};

static Format start_format(lua_State* L) { return {L, luaL_checkstring(L, 1), kNativeLittle, 1}; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t read_number(Format& format, size_t fallback) {
    if (!is_digit(*format.at)) return fallback;
    size_t number = 0;
    while (is_digit(*format.at) && number <= (kMaxSize - 9) / 10) {
        number = number * 10 + static_cast<size_t>(*format.at++ - '0');
    }
    return number;
}

static size_t read_integer_size(Format& format, size_t fallback) {
    const size_t size = read_number(format, fallback);
    if (size == 0 || size > kMaxIntegerSize) {
        luaL_error(format.L, "integral size (%d) out of limits [1,%d]", static_cast<int>(size),
                   static_cast<int>(kMaxIntegerSize));
    }
    return size;
}

static size_t read_chars_size(Format& format) {
    if (!is_digit(*format.at)) luaL_error(format.L, "missing size for format option 'c'");
    return read_number(format, 0);
}

static Item set_order(Format& format, bool little) {
    format.little = little;
    return {ItemKind::kNothing, 0, 0};
}

static Item set_max_align(Format& format) {
    format.max_align = read_integer_size(format, kNativeAlign);
    return {ItemKind::kNothing, 0, 0};
}

static Item read_option(Format& format) {
    const char option = *format.at++;
    // clang-format off
    switch (option) {
        case 'b': return {ItemKind::kSigned, sizeof(char), 0};
        case 'B': return {ItemKind::kUnsigned, sizeof(char), 0};
        case 'h': return {ItemKind::kSigned, sizeof(short), 0};
        case 'H': return {ItemKind::kUnsigned, sizeof(short), 0};
        case 'i': return {ItemKind::kSigned, read_integer_size(format, sizeof(int)), 0};
        case 'I': return {ItemKind::kUnsigned, read_integer_size(format, sizeof(int)), 0};
        case 'l': return {ItemKind::kSigned, sizeof(long), 0};
        case 'L': return {ItemKind::kUnsigned, sizeof(long), 0};
        case 'j': return {ItemKind::kSigned, sizeof(int64_t), 0};
        case 'J': return {ItemKind::kUnsigned, sizeof(uint64_t), 0};
        case 'T': return {ItemKind::kUnsigned, sizeof(size_t), 0};
        case 'f': return {ItemKind::kFloat, sizeof(float), 0};
        case 'd':
        case 'n': return {ItemKind::kDouble, sizeof(double), 0};
        case 'c': return {ItemKind::kChars, read_chars_size(format), 0};
        case 's': return {ItemKind::kString, read_integer_size(format, sizeof(size_t)), 0};
        case 'z': return {ItemKind::kZeroEnded, 0, 0};
        case 'x': return {ItemKind::kPadding, 1, 0};
        case 'X': return {ItemKind::kAlign, 0, 0};
        case ' ': return {ItemKind::kNothing, 0, 0};
        case '<': return set_order(format, true);
        case '>': return set_order(format, false);
        case '=': return set_order(format, kNativeLittle);
        case '!': return set_max_align(format);
        default: break;
    }
    // clang-format on
    luaL_error(format.L, "invalid format option '%c'", option);
    return {ItemKind::kNothing, 0, 0};
}

// What X aligns to: the size of the option after it, which X consumes.
static size_t read_alignment(Format& format) {
    Item next = {ItemKind::kNothing, 0, 0};
    if (*format.at != '\0') next = read_option(format);
    if (next.kind == ItemKind::kChars || next.size == 0) {
        luaL_argerror(format.L, 1, "invalid next option for option 'X'");
    }
    return next.size;
}

// Reads the next option of a format that has one, and pads it for its place at `offset`.
static Item read_item(Format& format, size_t offset) {
    Item item = read_option(format);
    size_t align = item.kind == ItemKind::kChars ? 1 : item.size;
    if (item.kind == ItemKind::kAlign) align = read_alignment(format);
    if (align > format.max_align) align = format.max_align;
    if (align <= 1) return item;
    if ((align & (align - 1)) != 0) {
        luaL_argerror(format.L, 1, "format asks for alignment not power of 2");
    }
    item.padding = (align - offset % align) % align;
    return item;
}

// ---- integers --------------------------------------------------------------------------------

// 64 bits, in two's complement if `negative`.
struct Integer {
    uint64_t bits;
    bool negative;
};

static bool to_integer(double number, bool is_signed, Integer* value) {
    if (!(number >= -kTwoTo63 && number < (is_signed ? kTwoTo63 : 2 * kTwoTo63))) return false;
    if (number != std::floor(number)) return false;
    value->negative = number < 0;
    value->bits = value->negative ? static_cast<uint64_t>(static_cast<int64_t>(number))
                                  : static_cast<uint64_t>(number);
    return true;
}

// The FFI prints 64-bit integers as "-1LL" or "1ULL" and nothing else so. Reading that needs no
// knowledge of its memory, and a smaller object cannot be overrun.
static bool cdata_to_integer(lua_State* L, int arg, Integer* value) {
    if (std::strcmp(luaL_typename(L, arg), "cdata") != 0) return false;
    if (luaL_callmeta(L, arg, "__tostring") == 0) return false;
    const char* text = lua_tostring(L, -1);
    if (text == nullptr) text = "";
    char* end = nullptr;
    value->negative = *text == '-';
    value->bits = value->negative ? static_cast<uint64_t>(std::strtoll(text, &end, 10))
                                  : std::strtoull(text, &end, 10);
    const bool whole = end != text && (std::strcmp(end, "LL") == 0 || std::strcmp(end, "ULL") == 0);
    lua_pop(L, 1);
    return whole;
}

// Eight bytes and more take the bits as they are, whichever sign the format gives them.
static bool fits(const Integer& value, size_t size, bool is_signed) {
    if (size >= sizeof value.bits) return true;
    const uint64_t limit = uint64_t{1} << (size * 8 - (is_signed ? 1 : 0));
    if (!value.negative) return value.bits < limit;
    return is_signed && value.bits >= uint64_t{0} - limit;
}

static Integer check_integer_for(lua_State* L, int arg, const Item& item) {
    const bool is_signed = item.kind == ItemKind::kSigned;
    Integer value = {0, false};
    if (!cdata_to_integer(L, arg, &value) &&
        !to_integer(luaL_checknumber(L, arg), is_signed, &value)) {
        luaL_argerror(L, arg, "number has no integer representation");
    }
    if (!fits(value, item.size, is_signed)) {
        luaL_argerror(L, arg, is_signed ? "integer overflow" : "unsigned overflow");
    }
    return value;
}

// Bytes from the lowest one, in the order of the format.
static size_t byte_index(size_t i, size_t size, bool little) { return little ? i : size - 1 - i; }

static void add_bits(luaL_Buffer* out, uint64_t bits, char fill, size_t size, bool little) {
    char bytes[kMaxIntegerSize];
    for (size_t i = 0; i < size; ++i) {
        const char byte = i < sizeof bits ? static_cast<char>(bits >> (8 * i)) : fill;
        bytes[byte_index(i, size, little)] = byte;
    }
    luaL_addlstring(out, bytes, size);
}

static uint64_t read_bits(const Format& format, const char* data, const Item& item) {
    const bool is_signed = item.kind == ItemKind::kSigned;
    uint64_t bits = 0;
    const size_t low = item.size < sizeof bits ? item.size : sizeof bits;
    for (size_t i = 0; i < low; ++i) {
        const auto byte = static_cast<unsigned char>(data[byte_index(i, item.size, format.little)]);
        bits |= uint64_t{byte} << (8 * i);
    }
    const uint64_t sign = uint64_t{1} << (low * 8 - 1);
    if (is_signed) bits = (bits ^ sign) - sign;
    const char fill = is_signed && (bits >> 63) != 0 ? '\xFF' : '\0';
    for (size_t i = low; i < item.size; ++i) {
        if (data[byte_index(i, item.size, format.little)] != fill) {
            luaL_error(format.L, "%d-byte integer does not fit into Lua Integer",
                       static_cast<int>(item.size));
        }
    }
    return bits;
}

// ---- floats ----------------------------------------------------------------------------------

static void copy_ordered(char* to, const char* from, size_t size, bool little) {
    for (size_t i = 0; i < size; ++i) to[i] = from[little == kNativeLittle ? i : size - 1 - i];
}

template <class T>
static void add_float(luaL_Buffer* out, double number, bool little) {
    const T value = static_cast<T>(number);
    char native[sizeof value];
    char bytes[sizeof value];
    std::memcpy(native, &value, sizeof value);
    copy_ordered(bytes, native, sizeof value, little);
    luaL_addlstring(out, bytes, sizeof value);
}

template <class T>
static double read_float(const char* data, bool little) {
    char native[sizeof(T)];
    T value;
    copy_ordered(native, data, sizeof value, little);
    std::memcpy(&value, native, sizeof value);
    return static_cast<double>(value);
}

// ---- pack ------------------------------------------------------------------------------------

static void add_zeros(luaL_Buffer* out, size_t count) {
    for (; count > 0; --count) luaL_addchar(out, '\0');
}

// Each of these returns how many bytes it added to the size that the format gives.
static size_t add_chars(lua_State* L, luaL_Buffer* out, int arg, const Item& item) {
    const std::string_view text = check_string(L, arg);
    luaL_argcheck(L, text.size() <= item.size, arg, "string longer than given size");
    luaL_addlstring(out, text.data(), text.size());
    add_zeros(out, item.size - text.size());
    return 0;
}

static size_t add_string(lua_State* L, luaL_Buffer* out, int arg, const Item& item, bool little) {
    const std::string_view text = check_string(L, arg);
    luaL_argcheck(L, fits({text.size(), false}, item.size, false), arg,
                  "string length does not fit in given size");
    add_bits(out, text.size(), '\0', item.size, little);
    luaL_addlstring(out, text.data(), text.size());
    return text.size();
}

static size_t add_zero_ended(lua_State* L, luaL_Buffer* out, int arg) {
    const std::string_view text = check_string(L, arg);
    luaL_argcheck(L, std::strlen(text.data()) == text.size(), arg, "string contains zeros");
    luaL_addlstring(out, text.data(), text.size() + 1);
    return text.size() + 1;
}

static size_t add_integer(lua_State* L, luaL_Buffer* out, int arg, const Item& item, bool little) {
    const Integer value = check_integer_for(L, arg, item);
    const char fill = item.kind == ItemKind::kSigned && value.negative ? '\xFF' : '\0';
    add_bits(out, value.bits, fill, item.size, little);
    return 0;
}

static bool takes_argument(ItemKind kind) {
    return kind != ItemKind::kPadding && kind != ItemKind::kAlign && kind != ItemKind::kNothing;
}

static size_t add_item(lua_State* L, luaL_Buffer* out, int arg, const Item& item, bool little) {
    switch (item.kind) {
        case ItemKind::kSigned:
        case ItemKind::kUnsigned:
            return add_integer(L, out, arg, item, little);
        case ItemKind::kFloat:
            add_float<float>(out, luaL_checknumber(L, arg), little);
            break;
        case ItemKind::kDouble:
            add_float<double>(out, luaL_checknumber(L, arg), little);
            break;
        case ItemKind::kChars:
            return add_chars(L, out, arg, item);
        case ItemKind::kString:
            return add_string(L, out, arg, item, little);
        case ItemKind::kZeroEnded:
            return add_zero_ended(L, out, arg);
        case ItemKind::kPadding:
            add_zeros(out, item.size);
            break;
        case ItemKind::kAlign:
        case ItemKind::kNothing:
            break;
    }
    return 0;
}

int string_pack(lua_State* L) {
    Format format = start_format(L);
    lua_pushnil(L);  // where a missing argument is looked for: the buffer lies above
    int arg = 1;
    size_t total = 0;
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    while (*format.at != '\0') {
        const Item item = read_item(format, total);
        add_zeros(&out, item.padding);
        if (takes_argument(item.kind)) ++arg;
        total += item.padding + item.size + add_item(L, &out, arg, item, format.little);
    }
    luaL_pushresult(&out);
    return 1;
}

int string_packsize(lua_State* L) {
    Format format = start_format(L);
    size_t total = 0;
    while (*format.at != '\0') {
        const Item item = read_item(format, total);
        luaL_argcheck(L, item.kind != ItemKind::kString && item.kind != ItemKind::kZeroEnded, 1,
                      "variable-length format");
        luaL_argcheck(L, item.size + item.padding <= kMaxSize - total, 1,
                      "format result too large");
        total += item.size + item.padding;
    }
    lua_pushnumber(L, static_cast<lua_Number>(total));
    return 1;
}

// ---- unpack ----------------------------------------------------------------------------------

// Pushes the string whose length is at the start of `data`; returns the length.
static size_t push_string(const Format& format, std::string_view data, const Item& item) {
    const uint64_t length = read_bits(format, data.data(), {ItemKind::kUnsigned, item.size, 0});
    luaL_argcheck(format.L, length <= data.size() - item.size, 2, "data string too short");
    lua_pushlstring(format.L, data.data() + item.size, static_cast<size_t>(length));
    return static_cast<size_t>(length);
}

static size_t push_zero_ended(lua_State* L, std::string_view data) {
    const size_t length = data.find('\0');
    luaL_argcheck(L, length != std::string_view::npos, 2, "unfinished string for format 'z'");
    lua_pushlstring(L, data.data(), length);
    return length + 1;
}

// Pushes the value at the start of `data`, which has item.size bytes at least. Returns how many
// bytes it used beyond those.
static size_t push_item(const Format& format, std::string_view data, const Item& item) {
    lua_State* L = format.L;
    const char* bytes = data.data();
    switch (item.kind) {
        case ItemKind::kSigned: {
            const auto value = static_cast<int64_t>(read_bits(format, bytes, item));
            lua_pushnumber(L, static_cast<lua_Number>(value));
            break;
        }
        case ItemKind::kUnsigned:
            lua_pushnumber(L, static_cast<lua_Number>(read_bits(format, bytes, item)));
            break;
        case ItemKind::kFloat:
            lua_pushnumber(L, read_float<float>(bytes, format.little));
            break;
        case ItemKind::kDouble:
            lua_pushnumber(L, read_float<double>(bytes, format.little));
            break;
        case ItemKind::kChars:
            lua_pushlstring(L, bytes, item.size);
            break;
        case ItemKind::kString:
            return push_string(format, data, item);
        case ItemKind::kZeroEnded:
            return push_zero_ended(L, data);
        case ItemKind::kPadding:
        case ItemKind::kAlign:
        case ItemKind::kNothing:
            break;
    }
    return 0;
}

// The offset at which to start: a position before the text is its first one.
static size_t check_start(lua_State* L, int arg, size_t size) {
    int64_t position = opt_integer(L, arg, INT64_MIN, INT64_MAX, 1);
    if (position < 0) position += static_cast<int64_t>(size) + 1;
    if (position < 1) position = 1;
    luaL_argcheck(L, static_cast<uint64_t>(position - 1) <= size, arg,
                  "initial position out of string");
    return static_cast<size_t>(position - 1);
}

int string_unpack(lua_State* L) {
    Format format = start_format(L);
    const std::string_view text = check_string(L, 2);
    size_t at = check_start(L, 3, text.size());
    int count = 0;
    while (*format.at != '\0') {
        const Item item = read_item(format, at);
        luaL_argcheck(L, item.padding + item.size <= text.size() - at, 2, "data string too short");
        at += item.padding;
        luaL_checkstack(L, 2, "too many results");
        if (takes_argument(item.kind)) ++count;
        at += item.size + push_item(format, text.substr(at), item);
    }
    lua_pushnumber(L, static_cast<lua_Number>(at + 1));
    return count + 1;
}

}  // namespace eco
