-- SPDX-License-Identifier: MIT
--- What a script was called with: options, their values, and the rest.
-- @module eco.cli

local _, internal = ...

local spec_of = require 'eco.cli.spec'

local M = {}

-- ---- values -------------------------------------------------------------------------------------

local function same(text)
    return text
end

local function number(text)
    local value = tonumber(text)
    -- tonumber takes "nan" and "inf".
    if value and value - value == 0 then
        return value
    end
    return nil, 'a number'
end

local function integer(text)
    local value = number(text)
    if value and value % 1 == 0 then
        return value
    end
    return nil, 'an integer'
end

local convert = { string = same, array = same, number = number, integer = integer }

local function is_choice(choices, value)
    for _, choice in ipairs(choices) do
        if choice == value then
            return true
        end
    end
    return false
end

-- The text of the command line as a value of the option.
local function to_value(option, text)
    local value, expected = convert[option.type](text)
    if expected then
        return nil, ("option '%s' expects %s"):format(option.name, expected)
    elseif option.choices and not is_choice(option.choices, value) then
        return nil, ("option '%s' must be one of: %s"):format(option.name,
            spec_of.list(option.choices))
    end
    return value
end

-- ---- parsing ------------------------------------------------------------------------------------

local Parser = {}
Parser.__index = Parser

-- Goes on with the options of this program, too.
function Parser:enter(program)
    self.program = program
    for _, option in ipairs(program.options) do
        local default = option.default
        if option.type == 'array' and default then
            default = table.move(default, 1, #default, 1, {})
        end
        self.opts[option.key] = default
    end
end

-- The option is given with a value, which the command line has as text.
function Parser:store(option, value)
    local key, opts = option.key, self.opts
    if option.type == 'count' then
        opts[key] = opts[key] + 1
    elseif option.type == 'array' then
        opts[key] = opts[key] or {}
        table.insert(opts[key], value)
    elseif self.given[option] then
        return nil, "option '" .. option.name .. "' specified multiple times"
    else
        opts[key] = value
    end
    self.given[option] = true
    if option.stops then
        self.stopped = option
    end
    return true
end

-- An option that takes a value: `attached` to it, or the next argument.
function Parser:store_text(option, attached)
    local text = attached
    if not text then
        self.at = self.at + 1
        text = self.argv[self.at]
    end
    if not text then
        return nil, "option '" .. option.name .. "' requires a value"
    end
    local value, err = to_value(option, text)
    if value == nil then
        return nil, err
    end
    return self:store(option, value)
end

-- --name, --name=value, --no-name
function Parser:take_long(argument)
    local name, value = argument:match '^%-%-([^=]*)=(.*)$'
    name = name or argument:sub(3)
    local option, state = self.program.long[name], true
    if not option then
        local negated = self.program.long[name:match '^no%-(.+)$']
        if negated and negated.type == 'boolean' and not negated.stops then
            option, state = negated, false
        end
    end
    if not option then
        return nil, "unknown option '--" .. name .. "'"
    elseif option.takes_value then
        return self:store_text(option, value)
    elseif value then
        return nil, "option '" .. option.name .. "' does not take a value"
    end
    return self:store(option, state)
end

-- -x, -xvalue, and several in one argument, of which the last may take a value
function Parser:take_short(argument)
    for i = 2, #argument do
        local letter = argument:sub(i, i)
        local option = self.program.short[letter]
        if not option then
            return nil, "unknown option '-" .. letter .. "'"
        elseif option.takes_value then
            return self:store_text(option, i < #argument and argument:sub(i + 1) or nil)
        end
        local stored, err = self:store(option, true)
        if not stored or self.stopped then
            return stored, err
        end
    end
    return true
end

function Parser:take_positional(argument)
    local commands = self.program.commands
    if not commands then
        table.insert(self.opts.args, argument)
    elseif commands[argument] then
        self:enter(commands[argument])
    else
        return nil, "unknown command '" .. argument .. "'"
    end
    return true
end

function Parser:take(argument)
    if self.ended or argument == '-' or argument:sub(1, 1) ~= '-' then
        return self:take_positional(argument)
    elseif argument == '--' then
        self.ended = true
        return true
    elseif argument:sub(1, 2) == '--' then
        return self:take_long(argument)
    end
    return self:take_short(argument)
end

function Parser:missing()
    local program = self.program
    while program do
        for _, option in ipairs(program.options) do
            if option.required and not self.given[option] then
                return "required option '" .. option.name .. "' is missing"
            end
        end
        program = program.parent
    end
end

-- Returns the parser as it ended, and a text if something is wrong.
local function parse(program, argv)
    local parser = setmetatable({ argv = argv, at = 0, opts = { args = {} }, given = {} }, Parser)
    parser:enter(program)
    while not parser.stopped and parser.at < #argv do
        parser.at = parser.at + 1
        local taken, err = parser:take(argv[parser.at])
        if not taken then
            return parser, err
        end
    end
    return parser, not parser.stopped and parser:missing() or nil
end

local function complaint(argv)
    if type(argv) ~= 'table' then
        return 'argv must be a table'
    end
    for i = 1, #argv do
        if type(argv[i]) ~= 'string' then
            return 'argument #' .. i .. ' must be a string'
        end
    end
end

--- Sorts the command line into options and the rest. Never exits, never prints.
-- @tparam table spec an array of options: `name`, and if need be `short`, `long` (false: none),
--   `type`, `default`, `required`, `choices`, `help`, `metavar`, `stops`
-- @tparam[opt=arg] table argv
-- @treturn table the values by name, and the rest in `args`; nil and a text
function M.parse_args(spec, argv)
    local program, err = spec_of.compile(spec)
    if not program then
        return nil, err
    end
    program.commands = nil -- for run
    if argv == nil then
        argv = _G.arg
    end
    local wrong = complaint(argv)
    if wrong then
        return nil, wrong
    end
    local parser, message = parse(program, argv)
    if message then
        return nil, message
    end
    return parser.opts
end

-- ---- programs -----------------------------------------------------------------------------------

--- What --help prints.
-- @tparam table spec as for `parse_args`, and `name`, `help`, `args`, `commands`
-- @treturn string several lines; nil and a text if something is wrong with the spec
function M.usage(spec)
    local program, err = spec_of.compile(spec)
    if not program then
        return nil, err
    end
    return require 'eco.cli.usage' (program)
end

local function check_runs(program)
    local run = program.spec.run
    if type(run) ~= 'function' and (run ~= nil or not program.commands) then
        internal.bad_argument(1, 'run', "field 'run' must be a function")
    end
    for _, command in pairs(program.commands or {}) do
        check_runs(command)
    end
end

-- Whatever names are free: a program may use them for something else.
local function add_help(program)
    local long = not program.long.help and 'help' or nil
    local short = not program.short.h and 'h' or nil
    local option = {
        name = 'help', key = {}, -- no key that a script could use
        type = 'boolean', default = false, stops = true,
        long = long, short = short, help = 'print this and exit',
    }
    if long or short then
        assert(spec_of.add(program, option))
    end
    return option
end

local function die(program, message, hint)
    local usage = require 'eco.cli.usage'
    io.stdout:flush()
    io.stderr:write(usage.name(program), ': ', message, '\n')
    if hint then
        io.stderr:write("Try '", usage.name(program), " --help'.\n")
    end
    os.exit(1)
end

local function after_run(program, ...)
    local result, message = ...
    if not result and type(message) == 'string' then
        die(program, message)
    end
    return ...
end

--- Runs a program: parses, prints help or what is wrong, and calls the function of the command.
-- @tparam table spec as for `usage`, and `run`, a function that gets the values
-- @tparam[opt=arg] table argv
-- @return what `run` returns; after nil or false and a text that is printed, and the status is 1
function M.run(spec, argv)
    local program, err = spec_of.compile(spec)
    if not program then
        internal.bad_argument(1, 'run', err)
    end
    check_runs(program)
    argv = argv == nil and _G.arg or argv
    local wrong = complaint(argv)
    if wrong then
        internal.bad_argument(2, 'run', wrong)
    end
    local help = add_help(program)
    local parser, message = parse(program, argv)
    local command, opts = parser.program, parser.opts
    opts[help.key] = nil
    if message then
        die(command, message, help.long)
    elseif parser.stopped == help then
        io.stdout:write(require 'eco.cli.usage' (command))
        os.exit(0)
    elseif not command.spec.run then
        die(command, 'a command is missing', help.long)
    end
    return after_run(command, command.spec.run(opts))
end

return M
