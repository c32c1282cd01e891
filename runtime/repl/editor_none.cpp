// SPDX-License-Identifier: MIT
#include "runtime/repl/editor.h"

#include <cstdio>
#include <cstdlib>

namespace eco {

// Meson's profile `tiny`.
void add_prompt(lua_State*) {
    std::fputs("eco: this eco was built without a prompt\n", stderr);
    std::exit(1);
}

}  // namespace eco
