-- SPDX-License-Identifier: MIT
-- getmetatable of what the VM itself makes, in a compiled loop: LuaJIT 2.1.0-beta3 took what lay on
-- the C stack for the result. A callback of the compiler leaves something there.
local check = require 'check'
local buffer = require 'string.buffer'
local ffi = require 'ffi'

jit.attach(function(_, _, pc) return tostring(pc):rep(3) end, 'record')

local function type_in_loop(value)
    local wrong = 0
    local meta = getmetatable(value)
    for _ = 1, 300 do
        if getmetatable(value) ~= meta then wrong = wrong + 1 end
    end
    check.eq(wrong, 0)
    return type(meta)
end

check.eq(type_in_loop(io.stdout), 'table')
check.eq(type_in_loop(ffi.C), 'table')
check.eq(type_in_loop(ffi.new 'int[2]'), 'string')
check.eq(type_in_loop(buffer.new()), 'string')
check.eq(getmetatable(io.stdout), debug.getmetatable(io.stderr))
