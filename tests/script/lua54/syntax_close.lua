-- SPDX-License-Identifier: MIT
-- '<close>' is answered with what to call instead, by the name of the variable.
local check = require 'check'
local explain = require('eco.syntax').explain

check.eq(explain('local x <close> = e', '@f.lua', 'message'),
    "f.lua:1: '<close>' is Lua 5.4 syntax; call x:close() yourself or use "
        .. 'eco.with(x, function(x) … end)')
check.eq(explain('local sock < close > = e', '@f.lua', 'message'),
    "f.lua:1: '<close>' is Lua 5.4 syntax; call sock:close() yourself or use "
        .. 'eco.with(sock, function(sock) … end)')
