-- SPDX-License-Identifier: MIT
-- The arguments of eco.sys.exec and sh, checked, as the system wants them.

local _, internal = ...

local bad_argument, check_optional = internal.bad_argument, internal.check_optional
local environ = require('eco.sys.core').environ

local M = {}

local DEFAULT_PATH = '/bin:/usr/bin' -- where execvp(3) looks without PATH

--- A limit in seconds, or nil.
function M.check_seconds(value, number, name)
    if value ~= nil and (type(value) ~= 'number' or value ~= value) then
        bad_argument(number, name, 'number expected, got ' .. type(value))
    end
end

-- Below, `report` raises.

local function to_text(value, report)
    if type(value) ~= 'string' and type(value) ~= 'number' then
        report('string expected, got ' .. type(value))
    end
    value = tostring(value)
    if value:find('\0', 1, true) then
        report 'contains a zero byte'
    end
    return value
end

-- ---- environment --------------------------------------------------------------------------------

-- Adds to a map what an array of "NAME=value", a map, or a mixture says. False removes.
local function add_variables(variables, env, report)
    for key, value in pairs(env) do
        if type(key) == 'number' then
            key, value = to_text(value, report):match('^([^=]+)=(.*)$')
        elseif value ~= false then
            value = to_text(value, report)
        end
        key = key and to_text(key, report)
        if not key or key == '' or key:find('=', 1, true) then
            report 'NAME=value expected'
        end
        variables[key] = value or nil
    end
end

-- The array that execve(2) wants, or nil for that of this process.
local function make_environment(env, additions, report)
    if not env and not additions then
        return nil
    end
    local variables = env and {} or environ()
    add_variables(variables, env or {}, report)
    add_variables(variables, additions or {}, report)
    local list = {}
    for name, value in pairs(variables) do
        list[#list + 1] = name .. '=' .. value
    end
    return list
end

-- ---- options ------------------------------------------------------------------------------------

local function check_type(want)
    return function(value)
        return type(value) == want
    end
end

local function is_count(value)
    return type(value) == 'number' and value % 1 == 0 and value >= 0 and value < 2 ^ 31
end

local function is_stream(value)
    return value == 'inherit' or value == 'pipe' or value == 'null' or is_count(value)
end

local function is_seconds(value)
    return type(value) == 'number' and value == value
end

-- What each may be: a predicate, and its description.
local options_known = {
    stdin = { is_stream, '"inherit", "pipe", "null" or a descriptor' },
    stdout = { is_stream, '"inherit", "pipe", "null" or a descriptor' },
    stderr = {
        function(value) return value == 'merge' or is_stream(value) end,
        '"inherit", "pipe", "null", "merge" or a descriptor',
    },
    cwd = {
        function(value) return type(value) == 'string' and not value:find('\0', 1, true) end,
        'a string without zero bytes',
    },
    uid = { is_count, 'a non-negative integer' },
    gid = { is_count, 'a non-negative integer' },
    pgid = { is_count, 'a non-negative integer' },
    env = { check_type 'table', 'a table' },
    env_add = { check_type 'table', 'a table' },
    timeout = { is_seconds, 'a number' },
}

local function check_options(options, report)
    for name, known in pairs(options_known) do
        if options[name] ~= nil and not known[1](options[name]) then
            report(('%s must be %s'):format(name, known[2]))
        end
    end
end

-- A table that has the name of an option is one of options, else an environment.
local function is_options(value)
    for name in pairs(options_known) do
        if value[name] ~= nil then
            return true
        end
    end
    return false
end

-- ---- all together -------------------------------------------------------------------------------

--- Where execvp(3) would look for a program.
function M.search_paths(name)
    if name == '' or name:find('/', 1, true) then
        return { name }
    end
    local paths = {}
    for directory in ((os.getenv 'PATH' or DEFAULT_PATH) .. ':'):gmatch('([^:]*):') do
        paths[#paths + 1] = (directory == '' and '.' or directory) .. '/' .. name
    end
    return paths
end

local function reporter(number, name)
    return function(text)
        bad_argument(number, name, text)
    end
end

-- The program and its arguments, of which the table or the call has `count`.
local function read_words(values, count, in_table, name)
    if count == 0 then
        bad_argument(1, name, in_table and 'the table is empty' or 'a program expected')
    end
    local words = {}
    for i = 1, count do
        words[i] = to_text(values[i], function(text)
            text = in_table and ('element %d: %s'):format(i, text) or text
            bad_argument(in_table and 1 or i, name, text)
        end)
    end
    return words
end

--- Reads {word...}[, env][, options].
-- @return words, the environment or nil, options
function M.read_table(name, command, env, options)
    local words = read_words(command, #command, true, name)
    local options_at = 3
    check_optional(2, name, env, 'table')
    check_optional(3, name, options, 'table')
    if env and not options and is_options(env) then
        env, options, options_at = nil, env, 2
    end
    options = options or {}
    check_options(options, reporter(options_at, name))
    local report = reporter(env and not options.env and 2 or options_at, name)
    return words, make_environment(options.env or env, options.env_add, report), options
end

--- Reads word...[, options].
-- @return words, the environment or nil, options
function M.read_list(name, ...)
    local values, count, options = { ... }, select('#', ...), {}
    local report = reporter(count, name)
    if count > 1 and type(values[count]) == 'table' then
        options, count = values[count], count - 1
        check_options(options, report)
    end
    local words = read_words(values, count, false, name)
    return words, make_environment(options.env, options.env_add, report), options
end

return M
