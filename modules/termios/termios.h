// SPDX-License-Identifier: MIT
//
// What the files of eco.termios share: the attributes object and setting it.
#pragma once

#include "modules/termios/attributes.h"
#include "runtime/lua.h"

namespace eco {

// Attributes of a script, changed by its methods and set by tcsetattr.
struct AttributesObject : Object {
    static const ObjectType kType;
    explicit AttributesObject(const Attributes& copied) : attributes(copied) {}

    Attributes attributes;
};

inline const Attributes& attributes_at(lua_State* L, int index) {
    return static_cast<AttributesObject*>(lua_touserdata(L, index))->attributes;
}

void define_attributes_type(lua_State* L);

// Sets them at once and pushes what tcsetattr returns. The modes that a standard stream had are
// put back when the process ends.
int set_now(lua_State* L, int fd, const Attributes& attributes);

// Adds flags, indices and speeds to the table on top of the stack.
void add_terminal_constants(lua_State* L);
// Is it the index of a control character with a name?
bool is_control_index(int64_t index);

}  // namespace eco
