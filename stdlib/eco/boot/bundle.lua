-- SPDX-License-Identifier: MIT
-- What is behind the end of an executable that eco --bundle has made: the script and its modules,
-- each as three numbers on a line, then a module's name (nothing for the script), the name of its
-- chunk and its source, which are so long. Makes the modules known to require, and returns the
-- chunk of the script; or nil and why not.

local _, internal, packed = ...

local function unpack_one(position)
    local name_size, chunk_size, size, first = packed:match('^(%d+) (%d+) (%d+)\n()', position)
    local chunk_first = first + name_size
    local source_first = chunk_first + chunk_size
    local behind = source_first + size
    return {
        name = packed:sub(first, chunk_first - 1),
        chunk_name = packed:sub(chunk_first, source_first - 1),
        source = packed:sub(source_first, behind - 1),
    }, behind
end

local function unpack_all()
    local script, position = unpack_one(1)
    local modules = {}
    while position <= #packed do
        local file
        file, position = unpack_one(position)
        modules[file.name] = file
    end
    return script, modules
end

-- For package.loaders.
local function searcher(modules)
    return function(name)
        local file = modules[name]
        if not file then
            return "\n\tno module '" .. name .. "' in this program"
        end
        local chunk, message = internal.load_text(file.source, file.chunk_name)
        if not chunk then
            error(message, 0)
        end
        return chunk
    end
end

local script, modules = unpack_all()
table.insert(package.loaders, 2, searcher(modules)) -- behind eco's own, before those of files
return internal.load_text(script.source, script.chunk_name)
