// SPDX-License-Identifier: MIT
//
// A program of one file: eco --bundle copies the executable, puts a script and its modules behind
// the end, and notes in the copy's slot where they are. The slot is part of what the kernel maps,
// so an eco without a bundle learns that from its memory; and one that has lost its bundle, since
// strip(1) copies only what belongs to the ELF file, knows that it had one.
#pragma once

#include <optional>
#include <string>

struct lua_State;

namespace eco {

// Is there something in the slot? Asks the system nothing.
bool has_bundle();

// What stdlib/eco/boot/bundle.lua has packed; or nothing, and why.
std::optional<std::string> read_bundle(std::string* error);

// Gives the embedded files an empty slot: they look for it in the executable to be copied.
void add_bundle_slot(lua_State* L);

}  // namespace eco
