-- SPDX-License-Identifier: MIT
-- Error messages about a name that does not exist, with the nearest one that does. Only called when
-- there is an error to report, so it looks at everything it can find.

local M = {}

local _G = _G

local find, gsub, match, sub = string.find, string.gsub, string.match, string.sub
local ipairs, next, pcall, rawget, type = ipairs, next, pcall, rawget, type
local getmetatable, getregistry = debug.getmetatable, debug.getregistry
local getupvalue = debug.getupvalue
local floor, min = math.floor, math.min
local byte = string.byte
local loaded, preload = package.loaded, package.preload

-- The number of letters to insert, drop, change or swap with the next; more than `limit` is just
-- some number above it.
local function distance(a, b, limit)
    if #a - #b > limit or #b - #a > limit then
        return limit + 1
    end
    local before, last, row = {}, {}, {}
    for j = 0, #b do
        last[j] = j
    end
    for i = 1, #a do
        row[0] = i
        for j = 1, #b do
            local cost = byte(a, i) == byte(b, j) and 0 or 1
            row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
            local swapped = i > 1 and j > 1 and byte(a, i) == byte(b, j - 1)
                and byte(a, i - 1) == byte(b, j)
            if swapped then
                row[j] = min(row[j], before[j - 2] + 1)
            end
        end
        before, last, row = last, row, before
    end
    return last[#b]
end

-- How wrong a name may be. Methods are few and known; any table may have any field.
local function tolerance(kind, name)
    if kind == 'method' then
        return min(3, floor((#name - 1) / 2))
    end
    return min(2, floor((#name + 1) / 4))
end

--- The name nearest to a wrong one, in `lists` of names as keys; the earlier list wins a tie.
function M.nearest(wrong, lists, limit)
    local best, best_distance
    for _, list in ipairs(lists) do
        for name in next, list do
            local alike = type(name) == 'string' and name ~= wrong and sub(name, 1, 2) ~= '__'
            local d = alike and distance(wrong, name, limit) or limit + 1
            local possible = d <= limit and (d == 1 or byte(name) == byte(wrong))
            if possible and (not best or d < best_distance
                or d == best_distance and list[best] ~= nil and name < best)
            then
                best, best_distance = name, d
            end
        end
    end
    return best
end

-- ---- where names are found ----------------------------------------------------------------------

local function add_keys(set, t)
    for name in next, t do
        if type(name) == 'string' then
            set[name] = true
        end
    end
end

-- Types made in C++ and in the standard library: their metatables.
local function add_types(set)
    for _, meta in next, getregistry() do
        local index = type(meta) == 'table'
            and (rawget(meta, '__methods') or rawget(meta, '__index'))
        if type(index) == 'table' and rawget(meta, '__gc') ~= nil then
            add_keys(set, index)
        end
    end
    add_keys(set, getmetatable('').__index)
end

-- Classes made in Lua: what a module's functions share.
local function add_classes(set, module)
    for _, f in next, module do
        for i = 1, type(f) == 'function' and 255 or 0 do
            local name, class = getupvalue(f, i)
            if not name then break end
            if type(class) == 'table' and rawget(class, '__index') == class then
                add_keys(set, class)
            end
        end
    end
end

local function is_eco(name)
    return type(name) == 'string' and (name == 'eco' or sub(name, 1, 4) == 'eco.')
end

local function methods()
    local set = {}
    add_types(set)
    for name, module in next, loaded do
        if is_eco(name) and type(module) == 'table' then
            add_classes(set, module)
        end
    end
    return set
end

local function fields(wanted)
    local set = {}
    for name, module in next, loaded do
        if type(module) == 'table' and module ~= _G and is_eco(name) == wanted then
            add_keys(set, module)
        end
    end
    return set
end

local function globals()
    local set = {}
    add_keys(set, _G)
    for name in next, preload do
        local short = type(name) == 'string' and match(name, '^eco%.(%w+)$')
        if short and rawget(_G, short) == nil and getmetatable(_G) then
            set[short] = true -- at the prompt they are globals
        end
    end
    return set
end

local function lists_for(kind)
    if kind == 'method' then
        return { methods(), fields(true) }
    elseif kind == 'field' then
        return { fields(true), fields(false), methods() }
    elseif kind == 'global' then
        return { globals() }
    end
end

local function improve(message)
    local first = match(message, '^[^\n]*')
    local kind, name = match(first, "attempt to .-(%a+) '([%a_][%w_]*)' %(a nil value%)")
    local lists = kind and lists_for(kind)
    local near = lists and M.nearest(name, lists, tolerance(kind, name))
    if not near then
        return message
    end
    local better = gsub(first, '%(a nil value%)', "(did you mean '" .. near .. "'?)", 1)
    return better .. sub(message, #first + 1)
end

--- The message, with a suggestion if there is one.
function M.improve(message)
    if type(message) ~= 'string' or not find(message, '(a nil value)', 1, true) then
        return message
    end
    local ok, better = pcall(improve, message)
    return ok and better or message
end

return M
