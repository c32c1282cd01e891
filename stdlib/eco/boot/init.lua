-- SPDX-License-Identifier: MIT
-- Runs once in every new state: completes the core table and the global libraries.

local eco, internal, embedded = ...

_G.eco = eco
package.loaded.eco = eco
math.randomseed(internal.entropy())

-- LuaJIT 2.1.0-beta3 crashes when it compiles getmetatable(value) and the value is a file or a
-- library of ffi, unless their metatable says what to return.
local function name_metatable(value)
    local meta = debug.getmetatable(value)
    meta.__metatable = meta
end

name_metatable(io.stdout)
local open_ffi = package.preload.ffi
package.preload.ffi = open_ffi and function(...)
    local ffi = open_ffi(...)
    name_metatable(ffi.C)
    return ffi
end

embedded 'eco.compat' (eco, internal)
for _, part in ipairs { 'collector', 'files', 'coroutine', 'require', 'task', 'script' } do
    embedded('eco.boot.' .. part)(eco, internal)
end

-- What few scripts need is compiled when it is called.

function internal.repl(...)
    return embedded 'eco.boot.repl.prompt' (eco, internal, embedded)(...)
end

function internal.write_types(directory)
    local has, load = pcall(embedded, 'eco.boot.write_types')
    if not has then
        return nil, 'this eco was built without types for editors'
    end
    return load(eco, internal, embedded)(directory)
end

function internal.suggest(message)
    return embedded 'eco.boot.repl.suggest' (eco, internal, embedded).improve(message)
end

--- The main chunk that one of the files beside this one makes; or nil and why not.
function internal.load_tool(name, ...)
    return embedded('eco.boot.' .. name)(eco, internal, ...)
end
