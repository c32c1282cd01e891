-- SPDX-License-Identifier: MIT
-- `eco --types DIRECTORY`: writes what the Lua language server knows about eco.

local _, _, embedded = ...

local file = require 'eco.file'

local settings = [[
{
    "runtime.version": "LuaJIT",
    "workspace.library": ["%s"]
}
]]

-- As JSON wants it in a string.
local function quote(text)
    return (text:gsub('[%c"\\]', function(c)
        return ('\\u%04x'):format(c:byte())
    end))
end

-- Makes a directory and those above it.
local function make_directory(path)
    if path == '' or file.access(path) then
        return true
    end
    local made, message, code = make_directory(file.dirname(path))
    if made then
        made, message, code = file.mkdir(path)
    end
    return made or code == 'EEXIST' or nil, message
end

local function write(path, text)
    local ok, message = make_directory(file.dirname(path))
    if ok then
        ok, message = file.writefile(path, text)
    end
    return ok, message and path .. ': ' .. message
end

--- Writes the files, and prints the settings for them: true, or nil and why not.
return function(directory)
    for _, entry in ipairs(embedded 'eco.boot.editor_types' ()) do
        local ok, message = write(directory .. '/' .. entry[1], entry[2])
        if not ok then
            return nil, message
        end
    end
    local whole, message = file.realpath(directory)
    if not whole then
        return nil, message
    end
    local written
    written, message = io.write(settings:format(quote(whole)))
    if not written then
        return nil, message
    end
    return io.stdout:flush()
end
