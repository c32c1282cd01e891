-- SPDX-License-Identifier: MIT
-- eco.cli with random specs and random arguments: parse_args and usage never raise, and what they
-- return is well formed. Longer: ECO_FUZZ_SECONDS; other cases: ECO_FUZZ_SEED.
local check = require 'check'
local cli = require 'eco.cli'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 1
math.randomseed(tonumber(os.getenv 'ECO_FUZZ_SEED') or 1)
local random = math.random

local function pick(list)
    return list[random(#list)]
end

local names = { 'a', 'b', 'verbose', 'no-verbose', 'no-a', 'port', 'é', 'x-y', '%', '1' }
local types = { 'boolean', 'count', 'string', 'number', 'integer', 'array' }
local oddities = { 1, true, false, '', '-', '--', 'args', 0 / 0, print, {}, { 1, 2 }, { a = 1 } }

local function option()
    local made = { name = pick(names), type = pick(types) }
    if random(2) == 1 then made.short = pick { 'a', 'b', 'v', 'p', '=', '%' } end
    if random(6) == 1 then made.long = pick(names) end
    if random(4) == 1 then made.required = true end
    if random(6) == 1 then made.choices = { 'a', '1', 1 } end
    if random(20) == 1 then made.stops = true end
    if random(4) == 1 then made.help = ('word '):rep(random(30)) end
    if made.type == 'array' and random(3) == 1 then made.default = { 'a', 1 } end
    if random(8) == 1 then
        made[pick { 'name', 'type', 'short', 'long', 'default', 'choices', 'help', 'metavar' }] =
            pick(oddities)
    end
    return made
end

local function spec()
    local made = { name = 'x' }
    for i = 1, random(0, 4) do
        made[i] = random(40) > 1 and option() or pick(oddities)
    end
    return random(40) > 1 and made or pick(oddities)
end

local pieces = { '-', '--', '=', 'a', 'b', 'v', 'p', '1', ' ', '\0', 'no-', '%', '\255' }
for _, name in ipairs(names) do
    pieces[#pieces + 1] = '--' .. name
end

local function argument()
    local parts = {}
    for i = 1, random(0, 4) do
        parts[i] = pick(pieces)
    end
    return table.concat(parts)
end

local kinds = { boolean = 'boolean', count = 'number', string = 'string', number = 'number',
    integer = 'number', array = 'table' }
local parsed = 0
local deadline = time.monotonic() + seconds
while time.monotonic() < deadline or parsed <= 50 do
    local program, argv = spec(), {}
    eco.sleep(0)
    for i = 1, random(0, 6) do
        argv[i] = argument()
    end
    local opts, err = cli.parse_args(program, argv)
    if not opts then
        check.eq(type(err), 'string')
    else
        parsed = parsed + 1
        check.ok(#opts.args <= #argv)
        for _, known in ipairs(program) do
            local value = opts[known.name]
            if value ~= nil and value == value and value ~= known.default then
                check.eq(type(value), kinds[known.type or 'boolean'])
            end
        end
    end
    local text, wrong = cli.usage(program)
    check.eq(type(text or wrong), 'string')
end
