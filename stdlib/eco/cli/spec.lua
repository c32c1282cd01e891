-- SPDX-License-Identifier: MIT
-- Checks what a script says about its options and makes it ready for lookup: a program.
--
-- The options of a command are looked up in its own program, then in the one around it: what a
-- program knows, its commands know, too.

local M = {}

local types = {
    boolean = true, count = true, string = true, number = true, integer = true, array = true,
}
-- What an option without a default holds when it is not given; nil for the others.
local initial = { boolean = false, count = 0 }

local function is_array(value)
    if type(value) ~= 'table' then
        return false
    end
    local count = 0
    for _ in pairs(value) do
        count = count + 1
    end
    return count == #value
end

--- The values as a text: "a, b".
function M.list(values)
    local texts = {}
    for i, value in ipairs(values) do
        texts[i] = tostring(value)
    end
    return table.concat(texts, ', ')
end

local function is_name(value)
    return type(value) == 'string' and value ~= ''
end

-- The first thing that is wrong with one option, or nil.
local function complaint(option, number)
    if type(option) ~= 'table' then
        return 'invalid option spec #' .. number
    elseif not is_name(option.name) then
        return 'option spec #' .. number .. " requires a non-empty 'name'"
    elseif option.name == 'args' then
        return "option name 'args' is reserved"
    end
    local who = "option '" .. option.name .. "' "
    local kind, short, long = option.type or 'boolean', option.short, option.long
    if not types[kind] then
        return who .. "has unsupported type '" .. tostring(kind) .. "'"
    elseif short ~= nil and (type(short) ~= 'string' or #short ~= 1 or short == '-') then
        return who .. 'short name must be one character'
    end
    if long == nil then long = option.name end
    if long and (not is_name(long) or long:find '^%-' or long:find '[=%s]') then
        return who .. 'has invalid long name'
    elseif kind == 'array' and option.default ~= nil and not is_array(option.default) then
        return who .. 'default must be an array table'
    elseif kind == 'count' and option.default ~= nil and type(option.default) ~= 'number' then
        return who .. 'default must be a number'
    elseif option.choices ~= nil and not is_array(option.choices) then
        return who .. 'choices must be an array table'
    end
    for _, field in ipairs { 'help', 'metavar' } do
        if option[field] ~= nil and type(option[field]) ~= 'string' then
            return who .. field .. ' must be a string'
        end
    end
end

-- A copy: a script may change its tables later.
local function prepare(option)
    local kind = option.type or 'boolean'
    local long, default = option.long, option.default
    if long == nil then long = option.name end
    if default == nil then default = initial[kind] end
    return {
        name = option.name, -- in messages
        key = option.name, -- in the result
        type = kind,
        short = option.short,
        long = long,
        default = default,
        required = option.required and option.default == nil,
        choices = option.choices,
        help = option.help,
        metavar = option.metavar,
        takes_value = initial[kind] == nil,
        stops = option.stops,
    }
end

--- Adds an option, or says which of its names is taken.
function M.add(program, option)
    local message
    if program.keys[option.key] then
        message = "option name '" .. option.name .. "'"
    elseif option.long and program.long[option.long] then
        message = "long option '" .. option.long .. "'"
    elseif option.short and program.short[option.short] then
        message = "short option '-" .. option.short .. "'"
    end
    if message then
        return nil, message .. ' specified multiple times'
    end
    program.options[#program.options + 1] = option
    program.keys[option.key] = option
    if option.long then
        program.long[option.long] = option
    end
    if option.short then
        program.short[option.short] = option
    end
    return true
end

local function add_commands(program, commands)
    if not is_array(commands) then
        return nil, 'commands must be an array table'
    end
    program.commands = {}
    for number, command in ipairs(commands) do
        if type(command) ~= 'table' then
            return nil, 'invalid command spec #' .. number
        elseif not is_name(command.name) then
            return nil, 'command spec #' .. number .. " requires a non-empty 'name'"
        elseif program.commands[command.name] then
            return nil, "command '" .. command.name .. "' specified multiple times"
        end
        local compiled, err = M.compile(command, program)
        if not compiled then
            return nil, "command '" .. command.name .. "': " .. err
        end
        program.commands[command.name] = compiled
    end
    return program
end

local function text_complaint(spec)
    for _, field in ipairs { 'name', 'help', 'args' } do
        if spec[field] ~= nil and type(spec[field]) ~= 'string' then
            return "field '" .. field .. "' must be a string"
        end
    end
end

local function inherit(parent, field)
    return setmetatable({}, { __index = parent and parent[field] })
end

--- Makes a program.
-- @tparam table spec
-- @tparam[opt] table parent the program that this is a command of
-- @treturn table the program; nil and a text if something is wrong with the spec
function M.compile(spec, parent)
    if type(spec) ~= 'table' then
        return nil, 'spec must be a table'
    end
    local wrong = text_complaint(spec)
    if wrong then
        return nil, wrong
    end
    local program = {
        spec = spec,
        parent = parent,
        options = {},
        keys = inherit(parent, 'keys'),
        long = inherit(parent, 'long'),
        short = inherit(parent, 'short'),
    }
    for number = 1, table.maxn(spec) do
        local message, added = complaint(spec[number], number), nil
        if not message then
            added, message = M.add(program, prepare(spec[number]))
        end
        if message and not added then
            return nil, message
        end
    end
    if spec.commands ~= nil then
        return add_commands(program, spec.commands)
    end
    return program
end

return M
