// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <lua.hpp>

namespace eco {

// A Lua file compiled into the binary.
struct EmbeddedFile {
    const char* module;  // as require names it
    const char* chunk_name;
    const char* source;
    size_t size;
    size_t unpacked;  // bytes of the source if it is compressed by zlib, else 0
};
extern const EmbeddedFile kEmbeddedFiles[];  // ends with a null module

// A C function: opens the standard libraries, registers the modules and the embedded files in
// package.preload, and runs stdlib/eco/boot.
int boot(lua_State* L);

}  // namespace eco
