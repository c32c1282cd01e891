-- SPDX-License-Identifier: MIT
-- What the word before the cursor may become. Looks at values and calls nothing.

local _, _, part = ...

local inspect = part 'inspect'
local names = part 'names'
local _G = _G

local find, match, sub = string.find, string.match, string.sub
local ipairs, next, pairs, rawget, type = ipairs, next, pairs, rawget, type
local sort = table.sort
local getmetatable = debug.getmetatable

-- Is the end of the line inside a string or a comment?
local function is_quoted(line)
    local at = 1
    while true do
        at = find(line, '["\'%-]', at)
        if not at then
            return false
        end
        local quote = sub(line, at, at)
        if quote ~= '-' then
            at = at + 1
            while sub(line, at, at) ~= quote do
                if at > #line then
                    return true
                end
                at = at + (sub(line, at, at) == '\\' and 2 or 1)
            end
        elseif sub(line, at + 1, at + 1) == '-' then
            return true
        end
        at = at + 1
    end
end

local function is_callable(value)
    if type(value) == 'function' then
        return true
    end
    local meta = getmetatable(value)
    return type(meta) == 'table' and rawget(meta, '__call') ~= nil
end

local Matches = {}
Matches.__index = Matches

-- Names that begin with "_" are shown to those who ask for them.
function Matches:add(name)
    local begins = sub(name, 1, #self.word) == self.word
    if begins and (self.word ~= '' or sub(name, 1, 1) ~= '_') then
        self.set[name] = true
    end
end

function Matches:list()
    local list = {}
    for name in pairs(self.set) do
        list[#list + 1] = name
    end
    sort(list)
    return list
end

local function add_globals(matches, session)
    for name in pairs(session.variables) do
        matches:add(name)
    end
    for name in next, _G do
        if inspect.is_name(name) then
            matches:add(name)
        end
    end
    for _, name in ipairs(names.modules()) do
        matches:add(name)
    end
    for word in pairs(inspect.keywords) do
        matches:add(word)
    end
end

local function add_fields(matches, session, path, is_method)
    local value = names.resolve(session, path)
    if value == nil then return end
    names.each_field(value, function(name, field)
        if not is_method or is_callable(field) then
            matches:add(name)
        end
    end)
end

-- The path before a "." or ":", or nil if it is more than a path, such as a call.
local function path_before(text)
    local before, path = match(text, '^(.-)([%w_.]*)[.:]$')
    if not names.is_path(path) or find(before, '[:%)%]"\']%s*$') then
        return nil
    end
    return path
end

local function complete(session, text)
    local word = match(text, '[%a_\128-\255][%w_\128-\255]*$') or ''
    local before = sub(text, 1, #text - #word)
    local matches = setmetatable({ word = word, set = {} }, Matches)
    if find(before, '[.:]$') and not find(before, '%.%.$') then
        local path = path_before(before)
        if path then
            add_fields(matches, session, path, sub(before, -1) == ':')
        end
    elseif word ~= '' and not find(before, '%d$') then
        add_globals(matches, session)
    end
    return #before + 1, matches:list()
end

local function complete_command(commands, start, typed)
    local matches = setmetatable({ word = typed, set = {} }, Matches)
    for name in pairs(commands) do
        matches:add('.' .. name)
    end
    return start, matches:list()
end

--- The completer of a session: a function of the text before the cursor that gives the place where
-- the word begins, and what it may become.
return function(session, commands)
    return function(text)
        local start, command = match(text, '^%s*()(%.%a*)$')
        if start then
            return complete_command(commands, start, command)
        elseif is_quoted(text) then
            return #text + 1, {}
        end
        return complete(session, text)
    end
end
