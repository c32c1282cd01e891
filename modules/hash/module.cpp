// SPDX-License-Identifier: MIT
//
// eco.hash.digest: what stdlib/eco/hash is made of.
#include <zlib.h>

#include "modules/hash/algorithm.h"
#include "runtime/lua.h"

namespace eco {

struct Digest : Object {
    static const ObjectType kType;

    explicit Digest(const Algorithm& which) : algorithm(which) { algorithm.start(state); }
    ~Digest() { algorithm.wipe(state); }  // it may have been given a key

    const Algorithm& algorithm;
    HashState state;
    uint8_t result[kLongestDigest] = {};
    bool is_final = false;
};

const ObjectType Digest::kType = {"digest", kDigestKey};

static const uint8_t* bytes_of(std::string_view data) {
    return reinterpret_cast<const uint8_t*>(data.data());
}

static const Algorithm& check_algorithm(lua_State* L, int arg) {
    const Algorithm* algorithm = find_algorithm(check_string(L, arg));
    if (algorithm == nullptr) luaL_argerror(L, arg, "no such algorithm");
    return *algorithm;
}

// new(name) -> digest, its size, the size of a block
static int new_digest(lua_State* L) {
    const Algorithm& algorithm = check_algorithm(L, 1);
    push_new<Digest>(L, algorithm);
    lua_pushnumber(L, static_cast<lua_Number>(algorithm.digest_size));
    lua_pushnumber(L, static_cast<lua_Number>(algorithm.block_size));
    return 3;
}

// digest:update(data[, first, last]) -> digest
static int digest_update(lua_State* L) {
    auto* self = check<Digest>(L, 1);
    const std::string_view data = check_part(L, 2, 3);
    if (self->is_final) return luaL_error(L, "update after final");
    self->algorithm.update(self->state, bytes_of(data), data.size());
    lua_settop(L, 1);
    return 1;
}

static int digest_final(lua_State* L) {
    auto* self = check<Digest>(L, 1);
    if (!self->is_final) {
        self->algorithm.finish(self->state, self->result);
        self->is_final = true;
    }
    lua_pushlstring(L, reinterpret_cast<const char*>(self->result), self->algorithm.digest_size);
    return 1;
}

static int digest_tostring(lua_State* L) {
    const auto* self = check<Digest>(L, 1);
    lua_pushfstring(L, "%s: %s", self->algorithm.name, self->is_final ? "final" : "open");
    return 1;
}

// sum(data, name): for short data.
static int sum(lua_State* L) {
    const std::string_view data = check_string(L, 1);
    const Algorithm& algorithm = check_algorithm(L, 2);
    HashState state;
    uint8_t result[kLongestDigest];
    algorithm.start(state);
    algorithm.update(state, bytes_of(data), data.size());
    algorithm.finish(state, result);
    algorithm.wipe(state);
    lua_pushlstring(L, reinterpret_cast<const char*>(result), algorithm.digest_size);
    return 1;
}

// equal(a, b): takes as long whatever the bytes are. The length is no secret.
static int equal(lua_State* L) {
    const std::string_view a = check_string(L, 1);
    const std::string_view b = check_string(L, 2);
    volatile char difference = a.size() == b.size() ? 0 : 1;
    for (size_t i = 0; i < a.size() && i < b.size(); ++i) {
        difference = static_cast<char>(difference | (a[i] ^ b[i]));
    }
    lua_pushboolean(L, difference == 0);
    return 1;
}

// crc32(data, previous[, first, last])
static int checksum(lua_State* L) {
    const auto previous = static_cast<uLong>(opt_integer(L, 2, 0, UINT32_MAX, 0));
    const std::string_view data = check_part(L, 1, 3);
    const uLong crc = crc32_z(previous, bytes_of(data), data.size());
    lua_pushnumber(L, static_cast<lua_Number>(crc));
    return 1;
}

}  // namespace eco

extern "C" int luaopen_eco_hash_digest(lua_State* L) {
    using namespace eco;
    static const luaL_Reg kMethods[] = {
        {"update", digest_update}, {"final", digest_final}, {nullptr, nullptr}};
    static const luaL_Reg kFunctions[] = {{"new", new_digest},
                                          {"sum", sum},
                                          {"equal", equal},
                                          {"crc32", checksum},
                                          {nullptr, nullptr}};
    define_type(L, Digest::kType, kMethods, collect<Digest>, digest_tostring);
    lua_newtable(L);
    luaL_setfuncs(L, kFunctions, 0);
    lua_rawgeti(L, LUA_REGISTRYINDEX, Digest::kType.key);
    lua_getfield(L, -1, "__index");
    lua_setfield(L, -3, "methods");
    lua_pop(L, 1);
    return 1;
}
