// SPDX-License-Identifier: MIT
#include "runtime/preload.h"

#include <zlib.h>
#include <cstring>

#include "runtime/check.h"
#include "runtime/lua.h"

extern "C" {
int luaopen_eco(lua_State* L);
int luaopen_eco_compat(lua_State* L);
int luaopen_eco_dns_core(lua_State* L);
int luaopen_eco_encoding_codec(lua_State* L);
int luaopen_eco_file(lua_State* L);
int luaopen_eco_hash_digest(lua_State* L);
int luaopen_eco_log(lua_State* L);
int luaopen_eco_random_kernel(lua_State* L);
int luaopen_eco_socket(lua_State* L);
int luaopen_eco_sys_core(lua_State* L);
int luaopen_eco_termios(lua_State* L);
int luaopen_eco_time(lua_State* L);
}

namespace eco {

// clang-format off: one a line
static const luaL_Reg kModules[] = {
    {"eco.dns.core", luaopen_eco_dns_core},
    {"eco.encoding.codec", luaopen_eco_encoding_codec},
    {"eco.file.core", luaopen_eco_file},
    {"eco.hash.digest", luaopen_eco_hash_digest},
    {"eco.log", luaopen_eco_log},
    {"eco.random.kernel", luaopen_eco_random_kernel},
    {"eco.socket.core", luaopen_eco_socket},
    {"eco.sys.core", luaopen_eco_sys_core},
    {"eco.termios", luaopen_eco_termios},
    {"eco.time", luaopen_eco_time},
};
// clang-format on

// Pushes what must live as long as the result: a compressed file is unpacked into the Lua state.
static std::string_view push_source(lua_State* L, const EmbeddedFile& file) {
    if (file.unpacked == 0) {
        lua_pushnil(L);
        return {file.source, file.size};
    }
    void* buffer = lua_newuserdata(L, file.unpacked);
    uLongf size = file.unpacked;
    const int status = uncompress(static_cast<Bytef*>(buffer), &size,
                                  reinterpret_cast<const Bytef*>(file.source), file.size);
    CHECK(status == Z_OK && size == file.unpacked, "a broken embedded file");
    return {static_cast<const char*>(buffer), size};
}

static void load_embedded(lua_State* L, const EmbeddedFile& file) {
    const std::string_view source = push_source(L, file);
    const int status = luaL_loadbuffer(L, source.data(), source.size(), file.chunk_name);
    lua_remove(L, -2);
    if (status != 0) lua_error(L);
}

static void push_embedded(lua_State* L, std::string_view module) {
    for (const EmbeddedFile* file = kEmbeddedFiles; file->module != nullptr; ++file) {
        if (module == file->module) return load_embedded(L, *file);
    }
    luaL_error(L, "no embedded file");
}

static int load_embedded_by_name(lua_State* L) {
    push_embedded(L, check_string(L, 1));
    return 1;
}

// A loader for package.preload: runs the embedded file that require names.
static int open_embedded(lua_State* L) {
    push_embedded(L, check_string(L, 1));
    lua_pushvalue(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kInternalKey);
    lua_call(L, 2, 1);
    return 1;
}

static void preload_modules(lua_State* L) {
    lua_getglobal(L, "package");
    lua_getfield(L, -1, "preload");
    for (const EmbeddedFile* file = kEmbeddedFiles; file->module != nullptr; ++file) {
        if (std::strncmp(file->module, "eco.boot.", 9) == 0) continue;
        lua_pushcfunction(L, open_embedded);
        lua_setfield(L, -2, file->module);
    }
    for (const luaL_Reg& module : kModules) {
        lua_pushcfunction(L, module.func);
        lua_setfield(L, -2, module.name);
    }
    lua_pop(L, 2);
}

int boot(lua_State* L) {
    luaL_openlibs(L);
    luaopen_eco_compat(L);
    lua_settop(L, 0);
    preload_modules(L);
    push_embedded(L, "eco.boot.init");
    luaopen_eco(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, kInternalKey);
    lua_pushcfunction(L, load_embedded_by_name);
    lua_call(L, 3, 0);
    return 0;
}

}  // namespace eco
