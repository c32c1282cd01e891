// SPDX-License-Identifier: MIT
#pragma once

#include <lua.hpp>

namespace eco {

// Functions for stdlib/eco/encoding. Each works on the part [first, last] of the string at 1, by
// default all of it; the indices are the arguments behind the others. Whoever passes long strings
// does so in parts, so that the other tasks run in between.

// to_base64(data, url[, first, last]) -> text without padding
int to_base64(lua_State* L);
// from_base64(text, url, loose[, first, last]) -> data, or nil, "input is malformed". The text has
// no padding. Loose: bits that belong to no byte need not be zero.
int from_base64(lua_State* L);
// bare_base64(text[, first, last]) -> the text without white space, in the standard alphabet
int bare_base64(lua_State* L);

// to_hex(data, separator or nil[, first, last]) -> text
int to_hex(lua_State* L);
// from_hex(text[, first, last]) -> data, or nil, "input is malformed"
int from_hex(lua_State* L);
// dump_hex(data[, first, last]) -> lines as hexdump -C; `first` is the offset, too
int dump_hex(lua_State* L);

int push_malformed(lua_State* L);

}  // namespace eco
