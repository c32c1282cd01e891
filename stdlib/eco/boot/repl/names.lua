-- SPDX-License-Identifier: MIT
-- What names stand for at the prompt: eco's modules need no require there; and looking up a field
-- without running any code of a script.

local _, _, part = ...

local inspect = part 'inspect'
local _G = _G

local M = {}

local getmetatable, setmetatable = debug.getmetatable, debug.setmetatable
local ipairs, next, pcall, rawget, require, type = ipairs, next, pcall, rawget, require, type
local find, match = string.find, string.match
local loaded, preload = package.loaded, package.preload

-- Not for scripts: parts of the runtime.
local hidden = { compat = true, syntax = true }

--- The module that a global name stands for, as require names it, or nil.
function M.module_name(name)
    if type(name) ~= 'string' or hidden[name] or not inspect.is_name(name) then
        return nil
    end
    local full = 'eco.' .. name
    return (preload[full] ~= nil or type(loaded[full]) == 'table') and full or nil
end

--- The names that stand for modules.
function M.modules()
    local names, seen = {}, {}
    for _, registered in ipairs { preload, loaded } do
        for full in next, registered do
            local name = type(full) == 'string' and match(full, '^eco%.(.*)')
            if name and not seen[name] and M.module_name(name) then
                seen[name] = true
                names[#names + 1] = name
            end
        end
    end
    return names
end

--- Makes the modules globals that are loaded when they are first used.
function M.install()
    local meta = getmetatable(_G)
    if not meta then
        meta = {}
        setmetatable(_G, meta)
    end
    local previous = rawget(meta, '__index')
    function meta.__index(globals, name)
        local module = M.module_name(name)
        if module then
            return require(module)
        elseif type(previous) == 'function' then
            return previous(globals, name)
        end
        return previous and previous[name]
    end
end

--- The value of a name at the prompt, by the session's locals and the globals.
function M.global(session, name)
    local value, found = session:get(name)
    if found then
        return value
    end
    value = rawget(_G, name)
    local module = value == nil and M.module_name(name)
    if module then
        local ok, answer = pcall(require, module)
        return ok and answer or nil
    end
    return value
end

local longest_chain = 20

-- The tables in which a field of the value is looked for.
local function homes(value)
    local list = {}
    if type(value) == 'table' then
        list[1] = value
    end
    while #list < longest_chain do
        local meta = getmetatable(value)
        value = type(meta) == 'table' and (rawget(meta, '__methods') or rawget(meta, '__index'))
        if type(value) ~= 'table' then break end
        list[#list + 1] = value
    end
    return list
end

--- A field, if it can be had by looking only.
function M.field(value, name)
    for _, home in ipairs(homes(value)) do
        local found = rawget(home, name)
        if found ~= nil then
            return found
        end
    end
end

--- Calls `f(name, value)` for the fields that can be written as a name.
function M.each_field(value, f)
    for _, home in ipairs(homes(value)) do
        for name, field in next, home do
            if inspect.is_name(name) then
                f(name, field)
            end
        end
    end
end

--- Looks up "a.b.c".
function M.resolve(session, path)
    local value
    for name in path:gmatch '[^.]+' do
        if value == nil then
            value = M.global(session, name)
        else
            value = M.field(value, name)
        end
        if value == nil then
            return nil
        end
    end
    return value
end

--- Is it a path of names?
function M.is_path(path)
    return find(path, '^[%a_]') ~= nil and not find(path, '%.[^%a_]') and not find(path, '%.$')
end

return M
