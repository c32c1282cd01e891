-- SPDX-License-Identifier: MIT
-- Bytecode of the other Lua is named as such, also after a first line for the shell.
local check = require 'check'
local explain = require('eco.syntax').explain

local want = 'f.luac:1: this file is PUC-Lua bytecode; give the source'
check.eq(explain('\27LuaT\0\25\147', '@f.luac', 'message'), want)
check.eq(explain('#!/usr/bin/lua\n\27LuaT\0', '@f.luac', 'message'), want)
check.eq(explain('\27LJ\2', '@f.luac', 'message'), 'message')
