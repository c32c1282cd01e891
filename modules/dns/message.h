// SPDX-License-Identifier: MIT
//
// DNS messages between bytes and Lua values (RFC 1035, section 4). Names are read and written by
// the C library, resolver(3). Nothing here uses the network or keeps anything.
#pragma once

#include "runtime/lua.h"

namespace eco {

// encode(id, name, type, class, recursion[, size]) → the message of a query, the part of it that
// is the question; or nil, "bad name". With `size` it offers EDNS with answers of that many bytes.
int encode_query(lua_State* L);

// decode(message) → an array of records, each with name, type, class, ttl, section, and the fields
// of its type or rdata; or nil, "malformed …".
int decode_message(lua_State* L);

}  // namespace eco
