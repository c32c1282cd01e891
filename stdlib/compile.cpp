// SPDX-License-Identifier: MIT
// compile INPUT OUTPUT: writes the bytecode of a file of stdlib/, with its line numbers. Linked
// with the LuaJIT that eco is linked with, since bytecode is the business of one version and
// architecture.
#include <cstdio>
#include <string>

#include <lua.hpp>

// "@stdlib/eco/x.lua", wherever the sources are.
static std::string chunk_name(const std::string& path) {
    return "@" + path.substr(path.rfind("stdlib/eco/"));
}

static int write_chunk(lua_State*, const void* data, size_t size, void* file) {
    return std::fwrite(data, 1, size, static_cast<FILE*>(file)) == size ? 0 : 1;
}

static int fail(const char* message) {
    std::fprintf(stderr, "compile: %s\n", message);
    return 1;
}

int main(int argc, char** argv) {
    if (argc != 3) return fail("compile INPUT OUTPUT");
    FILE* input = std::fopen(argv[1], "rb");
    if (input == nullptr) return fail("cannot open the input");
    std::string source;
    for (int byte; (byte = std::fgetc(input)) != EOF;) source += static_cast<char>(byte);
    std::fclose(input);

    lua_State* L = luaL_newstate();
    const std::string name = chunk_name(argv[1]);
    if (luaL_loadbuffer(L, source.data(), source.size(), name.c_str()) != 0) {
        return fail(lua_tostring(L, -1));
    }
    FILE* output = std::fopen(argv[2], "wb");
    if (output == nullptr) return fail("cannot open the output");
    const int status = lua_dump(L, write_chunk, output);
    if (std::fclose(output) != 0 || status != 0) return fail("cannot write the output");
    lua_close(L);
    return 0;
}
