-- SPDX-License-Identifier: MIT
-- Compares every call of a script with the annotations for editors:
-- `eco -l checked_types script.lua`. What a function took without an error, and what it returned,
-- must be of the types that it declares; each difference is a line in the file that ECO_TYPES_LOG
-- names. The annotations are in the folder ECO_TYPES.

local luacats = require 'luacats'

local log_path = assert(os.getenv 'ECO_TYPES_LOG')
local files = {}
for path in io.popen('find ' .. os.getenv 'ECO_TYPES' .. ' -name "*.lua"'):lines() do
    files[#files + 1] = path
end
local meta = luacats.read(files)

local rawget, type, pairs, ipairs, select = rawget, type, pairs, ipairs, select
local getmetatable = debug.getmetatable

local told = {}
local function report(text)
    if not told[text] then
        told[text] = true
        local log = assert(io.open(log_path, 'a'))
        log:write(text, '\n')
        log:close()
    end
end

-- ---- values and types ---------------------------------------------------------------------------

local matches -- (value, type): does the value have the type?

-- At each separator that is in no bracket and no string.
local function split(text, separator)
    local parts, depth, start, quoted = {}, 0, 1, false
    for i = 1, #text do
        local c = text:sub(i, i)
        if c == '"' then
            quoted = not quoted
        elseif not quoted and c:find '[%(<{%[]' then
            depth = depth + 1
        elseif not quoted and c:find '[%)>}%]]' then
            depth = depth - 1
        elseif c == separator and depth == 0 and not quoted then
            parts[#parts + 1] = text:sub(start, i - 1)
            start = i + 1
        end
    end
    parts[#parts + 1] = text:sub(start)
    for i, part in ipairs(parts) do
        parts[i] = part:match '^%s*(.-)%s*$'
    end
    return parts
end

local watch_methods
local is_result = false -- a table that is given may have other fields, too

local function matches_class(value, class)
    if type(value) ~= 'table' and type(value) ~= 'userdata' then
        return false
    end
    local _, first = next(class.functions)
    if first and first.method then
        return watch_methods(value, class)
    end
    for name, field in pairs(class.fields) do
        if name ~= '[integer]' then
            local content = value[name]
            local absent = content == nil and field.optional
            if not absent and not matches(content, field.type) then
                return false
            end
        end
    end
    local parent = class.parent and meta.classes[class.parent]
    for name in pairs(type(value) == 'table' and value or {}) do
        local known = class.fields[name] or parent and parent.fields[name]
        if type(name) == 'string' and not known and is_result then
            return false
        end
    end
    return true
end

local function matches_one(value, kind)
    local item = kind:match '^(.*)%[%]$'
    if kind == 'any' then
        return true
    elseif kind:sub(-1) == '?' then
        return value == nil or matches(value, kind:sub(1, -2))
    elseif item then
        if type(value) ~= 'table' then
            return false
        end
        for _, content in ipairs(value) do
            if not matches(content, item) then
                return false
            end
        end
        return true
    elseif kind:sub(1, 1) == '(' then
        return matches(value, kind:sub(2, -2))
    elseif kind:find '^fun%(' then
        return type(value) == 'function'
    elseif kind:find '^table<' or kind == 'table' then
        return type(value) == 'table'
    elseif (kind == 'integer' or kind == 'number') and type(value) == 'string' then
        return tonumber(value) ~= nil
    elseif kind == 'integer' then
        return type(value) == 'number' and (value % 1 == 0 or value ~= value or value == math.huge)
    elseif kind:find '^"' then
        return value == kind:sub(2, -2)
    elseif kind == 'true' or kind == 'false' then
        return value == (kind == 'true')
    elseif meta.classes[kind] and meta.classes[kind].alias then
        return matches(value, meta.classes[kind].alias)
    elseif meta.classes[kind] then
        return matches_class(value, meta.classes[kind])
    end
    return type(value) == kind
end

function matches(value, kind)
    -- Functions have no separator of their own for what they return: they come last.
    if kind:find '^fun%(' then
        return matches_one(value, kind)
    end
    for _, part in ipairs(split(kind, '|')) do
        if matches_one(value, part) then
            return true
        end
    end
    return false
end

-- ---- calls --------------------------------------------------------------------------------------

local function show(kinds)
    return '(' .. table.concat(kinds, ', ') .. ')'
end

local function describe(value)
    if type(value) == 'table' then
        local names = {}
        for name, content in pairs(value) do
            names[#names + 1] = tostring(name) .. ': ' .. type(content)
        end
        table.sort(names)
        return '{' .. table.concat(names, ', ', 1, math.min(#names, 20)) .. '}'
    elseif type(value) == 'string' then
        return ('%q'):format(value:sub(1, 40))
    end
    return type(value) == 'number' and tostring(value) or type(value)
end

local function list(values)
    local texts = {}
    for i = 1, values.n do
        texts[i] = describe(values[i])
    end
    return show(texts)
end

-- Do the values fit the types? The last type may be that of "...".
local function fit(values, kinds, variadic)
    for i = 1, math.max(values.n, #kinds) do
        local kind = kinds[i] or variadic
        if i <= #kinds or variadic then
            if not matches(values[i], kind) then
                return false
            end
        elseif values[i] ~= nil then
            return false
        end
    end
    return true
end

-- One way to call a function: the types of its arguments and of its results.
local function signature(parameters, results)
    local way = { takes = {}, gives = {} }
    for _, parameter in ipairs(parameters) do
        local kind = parameter.type .. (parameter.optional and '|nil' or '')
        if parameter.name == '...' then
            way.takes_more = parameter.type
        else
            way.takes[#way.takes + 1] = kind
        end
    end
    for i, kind in ipairs(results) do
        way.gives[i] = kind
    end
    return way
end

local function read_overload(text)
    local parameters, rest = text:match '^fun(%b())(.*)$'
    local list_of = {}
    for _, part in ipairs(parameters == '()' and {} or split(parameters:sub(2, -2), ',')) do
        local name, mark, kind = part:match '^([%w_.]+)(%??): (.*)$'
        if name ~= 'self' then
            list_of[#list_of + 1] = { name = name, optional = mark == '?', type = kind }
        end
    end
    return signature(list_of, rest == '' and {} or split(rest:sub(3), ','))
end

local function ways_of(name, declared)
    local results = declared.results
    local way = signature(declared.parameters, results)
    -- "any ..." is read as "any", the last of the results.
    way.gives_more = name:find 'codes$' and 'any' or declared.gives_more
    local ways = { way }
    for _, text in ipairs(declared.overloads) do
        ways[#ways + 1] = read_overload(text)
    end
    return ways
end

local function compare(name, ways, arguments, results)
    local taken = false
    for _, way in ipairs(ways) do
        if fit(arguments, way.takes, way.takes_more) then
            taken = true
            local more = way.gives_more or (way.gives[#way.gives] == 'any' and 'any')
            is_result = true
            local given = fit(results, way.gives, more)
            is_result = false
            if given then
                return
            end
        end
    end
    if taken then
        report(name .. ' returned ' .. list(results))
    elseif results[1] ~= nil or type(results[2]) ~= 'string' then -- and has not refused them
        report(name .. ' took ' .. list(arguments))
    end
end

local function checked(name, declared, f)
    local ways = ways_of(name, declared)
    return function(...)
        local arguments = table.pack(...)
        if declared.method then
            arguments = table.pack(select(2, ...))
        end
        local results = table.pack(f(...))
        compare(name, ways, arguments, results)
        return table.unpack(results, 1, results.n)
    end
end

local function watch(home, class)
    for name, declared in pairs(class.functions) do
        local f = rawget(home, name)
        if type(f) == 'function' then
            local full_name = class.name .. (declared.method and ':' or '.') .. name
            rawset(home, name, checked(full_name, declared, f))
        end
    end
end

local watched = {}

function watch_methods(value, class)
    local mt = getmetatable(value)
    local home = mt and (rawget(mt, '__methods') or rawget(mt, '__index'))
    if type(home) ~= 'table' then
        return false
    end
    if watched[home] == nil then
        watched[home] = class
        watch(home, class)
    end
    return watched[home] == class
end

-- ---- modules ------------------------------------------------------------------------------------

local function watch_module(module, class)
    if watched[module] then return end
    watched[module] = class
    watch(module, class)
    for name, field in pairs(class.fields) do
        local inner = meta.classes[field.type]
        local content = inner and module[name]
        if type(content) == 'table' then
            watch_module(content, inner)
        end
    end
end

local original = require
function require(name) -- luacheck: ignore 121
    local module = original(name)
    local class = meta.modules[name]
    if class and type(module) == 'table' then
        watch_module(module, meta.classes[class])
    end
    return module
end
watch_module(eco, meta.classes['eco'])
return true
