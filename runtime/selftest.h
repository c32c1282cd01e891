// SPDX-License-Identifier: MIT
#pragma once

struct lua_State;

namespace eco {

// Gives the embedded files what stdlib/eco/boot/selftest.lua asks the system and no module tells.
// Part of the program, not of the library.
void add_probes(lua_State* L);

}  // namespace eco
