// SPDX-License-Identifier: MIT
#include "modules/dns/message.h"

#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <resolv.h>

namespace eco {

// ---- queries -----------------------------------------------------------------------------------

static constexpr size_t kLongestName = 253;  // as text, without a last dot

// Appends the name to what is written at `at`. Returns its size, or -1.
static int put_name(std::string_view name, uint8_t* at, int room) {
    if (name.find('\0') != std::string_view::npos) return -1;
    if (name == ".") {  // the root has no labels
        *at = 0;
        return 1;
    }
    const size_t size = name.size() - (!name.empty() && name.back() == '.' ? 1 : 0);
    if (size == 0 || size > kLongestName) return -1;
    return dn_comp(name.data(), at, room, nullptr, nullptr);
}

// The pseudo-record OPT (RFC 6891, 6.1.2): root, type, the size we take, no flags, no data.
static uint8_t* put_opt(uint8_t* at, unsigned size) {
    *at++ = 0;
    NS_PUT16(ns_t_opt, at);
    NS_PUT16(size, at);
    NS_PUT32(0, at);
    NS_PUT16(0, at);
    return at;
}

int encode_query(lua_State* L) {
    static constexpr unsigned kRecursionDesired = 0x0100;
    const auto id = static_cast<unsigned>(check_integer(L, 1, 0, UINT16_MAX));
    const std::string_view name = check_string(L, 2);
    const auto type = static_cast<unsigned>(check_integer(L, 3, 0, UINT16_MAX));
    const auto query_class = static_cast<unsigned>(check_integer(L, 4, 0, UINT16_MAX));
    const bool recursion = check_boolean(L, 5);
    const auto size = static_cast<unsigned>(opt_integer(L, 6, 0, UINT16_MAX, 0));

    uint8_t message[NS_PACKETSZ];
    uint8_t* at = message;
    NS_PUT16(id, at);
    NS_PUT16(recursion ? kRecursionDesired : 0, at);
    NS_PUT16(1, at);
    NS_PUT16(0, at);
    NS_PUT16(0, at);
    NS_PUT16(size > 0 ? 1 : 0, at);
    uint8_t* const question = at;
    const int length = put_name(name, at, NS_MAXCDNAME);
    if (length < 0) {
        lua_pushnil(L);
        lua_pushliteral(L, "bad name");
        push_error_code(L, EINVAL);
        return 3;
    }
    at += length;
    NS_PUT16(type, at);
    NS_PUT16(query_class, at);
    uint8_t* const end = size > 0 ? put_opt(at, size) : at;
    lua_pushlstring(L, reinterpret_cast<char*>(message), static_cast<size_t>(end - message));
    lua_pushlstring(L, reinterpret_cast<char*>(question), static_cast<size_t>(at - question));
    return 2;
}

// ---- answers -----------------------------------------------------------------------------------

namespace {

struct Message {
    const uint8_t* begin;
    const uint8_t* end;
};

// Takes values off a part of a message. What does not fit gives zero and sets `bad`, once for all.
struct Cursor {
    Message message;
    const uint8_t* at;
    const uint8_t* end;
    bool bad = false;

    bool has(int size) {
        bad = bad || end - at < size;
        return !bad;
    }
    unsigned u8() { return has(1) ? *at++ : 0; }
    unsigned u16() {
        unsigned value = 0;
        if (has(NS_INT16SZ)) NS_GET16(value, at);
        return value;
    }
    uint32_t u32() {
        uint32_t value = 0;
        if (has(NS_INT32SZ)) NS_GET32(value, at);
        return value;
    }
    std::string_view bytes(int size) {
        if (!has(size)) return {};
        at += size;
        return {reinterpret_cast<const char*>(at - size), static_cast<size_t>(size)};
    }
    // <character-string>: a length and as many bytes.
    std::string_view text() { return bytes(static_cast<int>(u8())); }
    // The text of a name without its last dot; the buffer has NS_MAXDNAME bytes.
    void name(char* text);
};

}  // namespace

// dn_expand(3) follows a pointer anywhere; RFC 1035, 4.1.4, has it point to what came before.
static bool points_back(const Message& message, const uint8_t* at) {
    static constexpr unsigned kPointer = 0xc0;
    const uint8_t* start = at;
    while (at < message.end && *at != 0) {
        if ((*at & kPointer) == kPointer) {
            if (message.end - at < 2) return false;
            const uint8_t* target = message.begin + ((*at & ~kPointer) << 8 | at[1]);
            if (target >= start) return false;
            start = at = target;
        } else {
            if (message.end - at <= *at) return false;
            at += 1 + *at;
        }
    }
    return at < message.end;
}

void Cursor::name(char* text) {
    text[0] = '\0';
    if (bad) return;
    const int size = points_back(message, at)
                         ? dn_expand(message.begin, message.end, at, text, NS_MAXDNAME)
                         : -1;
    if (size < 0 || size > end - at) {
        text[0] = '\0';
        bad = true;
        return;
    }
    at += size;
}

// What the data of a type consists of.
enum FieldKind { kNoField, kIPv4, kIPv6, kName, kTexts, k16, k32 };
struct Field {
    const char* name;
    FieldKind kind;
};
static const struct Layout {
    unsigned type;
    Field fields[8];
} kLayouts[] = {
    {ns_t_a, {{"address", kIPv4}}},
    {ns_t_ns, {{"nsdname", kName}}},
    {ns_t_cname, {{"cname", kName}}},
    {ns_t_soa,
     {{"mname", kName},
      {"rname", kName},
      {"serial", k32},
      {"refresh", k32},
      {"retry", k32},
      {"expire", k32},
      {"minimum", k32}}},
    {ns_t_ptr, {{"ptrdname", kName}}},
    {ns_t_mx, {{"preference", k16}, {"exchange", kName}}},
    {ns_t_txt, {{"txt", kTexts}}},
    {ns_t_aaaa, {{"address", kIPv6}}},
    {ns_t_srv, {{"priority", k16}, {"weight", k16}, {"port", k16}, {"target", kName}}},
    {99, {{"spf", kTexts}}},
};

static void push_address(lua_State* L, Cursor& data, int family) {
    const std::string_view address = data.bytes(family == AF_INET ? NS_INADDRSZ : NS_IN6ADDRSZ);
    char text[INET6_ADDRSTRLEN] = "";
    if (!data.bad) inet_ntop(family, address.data(), text, sizeof text);
    lua_pushstring(L, text);
}

// A string, or an array if there are several.
static void push_texts(lua_State* L, Cursor& data) {
    push(L, data.text());
    if (data.at == data.end) return;
    lua_newtable(L);
    lua_insert(L, -2);
    lua_rawseti(L, -2, 1);
    for (int i = 2; !data.bad && data.at < data.end; ++i) {
        push(L, data.text());
        lua_rawseti(L, -2, i);
    }
}

static void push_field(lua_State* L, Cursor& data, FieldKind kind) {
    char name[NS_MAXDNAME];
    switch (kind) {
        case kIPv4:
            return push_address(L, data, AF_INET);
        case kIPv6:
            return push_address(L, data, AF_INET6);
        case kTexts:
            return push_texts(L, data);
        case k16:
            return lua_pushnumber(L, data.u16());
        case k32:
            return lua_pushnumber(L, data.u32());
        default:
            data.name(name);
            lua_pushstring(L, name);
    }
}

static const Layout* find_layout(unsigned type, unsigned record_class) {
    for (const Layout& layout : kLayouts) {
        if (layout.type == type && record_class == ns_c_in) return &layout;
    }
    return nullptr;
}

// Sets the fields of the record on top of the stack. False if they do not fill the data exactly.
static bool set_data(lua_State* L, const Layout& layout, Cursor data) {
    for (const Field* field = layout.fields; field->name != nullptr; ++field) {
        push_field(L, data, field->kind);
        lua_setfield(L, -2, field->name);
    }
    return !data.bad && data.at == data.end;
}

// Pushes the next record. False if it is malformed.
static bool push_record(lua_State* L, Cursor& cursor, int section) {
    char name[NS_MAXDNAME];
    cursor.name(name);
    const unsigned type = cursor.u16();
    const unsigned record_class = cursor.u16();
    const uint32_t ttl = cursor.u32();
    const unsigned size = cursor.u16();
    const std::string_view data = cursor.bytes(static_cast<int>(size));
    if (cursor.bad) return false;

    lua_createtable(L, 0, 8);
    lua_pushstring(L, name);
    lua_setfield(L, -2, "name");
    set_field(L, "type", type);
    set_field(L, "class", record_class);
    set_field(L, "ttl", ttl);
    set_field(L, "section", section);
    if (const Layout* layout = find_layout(type, record_class)) {
        return set_data(L, *layout, {cursor.message, cursor.at - size, cursor.at});
    }
    push(L, data);
    lua_setfield(L, -2, "rdata");
    return true;
}

static int malformed(lua_State* L, const char* what) {
    lua_pushnil(L);
    lua_pushfstring(L, "malformed %s", what);
    lua_pushliteral(L, "EBADMSG");
    return 3;
}

int decode_message(lua_State* L) {
    const std::string_view bytes = check_string(L, 1);
    const auto* begin = reinterpret_cast<const uint8_t*>(bytes.data());
    const Message message = {begin, begin + bytes.size()};
    Cursor cursor = {message, message.begin, message.end};
    cursor.bytes(4);  // id and flags
    unsigned counts[ns_s_max];
    for (unsigned& count : counts) count = cursor.u16();
    if (cursor.bad) return malformed(L, "header");
    for (unsigned i = 0; i < counts[ns_s_qd] && !cursor.bad; ++i) {
        char name[NS_MAXDNAME];
        cursor.name(name);
        cursor.bytes(NS_QFIXEDSZ);
    }
    if (cursor.bad) return malformed(L, "question");
    lua_newtable(L);
    int index = 0;
    for (int section = ns_s_an; section < ns_s_max; ++section) {
        for (unsigned i = 0; i < counts[section]; ++i) {
            if (!push_record(L, cursor, section)) return malformed(L, "record");
            lua_rawseti(L, -2, ++index);
        }
    }
    if (cursor.at != cursor.end) return malformed(L, "message: trailing garbage");
    return 1;
}

}  // namespace eco
