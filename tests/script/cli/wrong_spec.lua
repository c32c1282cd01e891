-- SPDX-License-Identifier: MIT
-- What is wrong with a spec is told word by word, and nothing raises.
local check = require 'check'
local cli = require 'eco.cli'

local function wrong(message, ...)
    check.fails(message, cli.parse_args({ ... }, {}))
    check.fails(message, cli.usage { ... })
end

for _, spec in ipairs { 'x', 1, true } do
    check.fails('spec must be a table', cli.parse_args(spec, {}))
end
check.fails('spec must be a table', cli.parse_args())
wrong('invalid option spec #1', 'x')
wrong('invalid option spec #2', { name = 'a' }, nil, { name = 'b' })
wrong("option spec #1 requires a non-empty 'name'", {})
wrong("option spec #2 requires a non-empty 'name'", { name = 'a' }, { name = '' })
wrong("option spec #1 requires a non-empty 'name'", { name = 1 })
wrong("option name 'args' is reserved", { name = 'args' })
wrong("option 'a' has unsupported type 'float'", { name = 'a', type = 'float' })
wrong("option 'a' has unsupported type '1'", { name = 'a', type = 1 })
for _, short in ipairs { '', 'ab', '-', 1, true, 'é' } do
    wrong("option 'a' short name must be one character", { name = 'a', short = short })
end
for _, long in ipairs { '', '-a', 'a=b', 'a b', 1, true } do
    wrong("option 'a' has invalid long name", { name = 'a', long = long })
end
wrong("option 'a b' has invalid long name", { name = 'a b' })
check.ok(cli.parse_args({ { name = 'a b', long = false, short = 'a' } }, { '-a' }))
wrong("option name 'a' specified multiple times", { name = 'a' }, { name = 'a', long = 'b' })
wrong("long option 'x' specified multiple times", { name = 'x' }, { name = 'b', long = 'x' })
wrong("short option '-x' specified multiple times", { name = 'a', short = 'x' },
    { name = 'b', short = 'x' })
for _, default in ipairs { 'x', 1, true, false, { a = 1 }, { [2] = 1 } } do
    wrong("option 'a' default must be an array table",
        { name = 'a', type = 'array', default = default })
end
for _, default in ipairs { 'x', {}, true } do
    wrong("option 'a' default must be a number", { name = 'a', type = 'count', default = default })
end
wrong("option 'a' default must be a number", { name = 'a', type = 'count', default = false })
wrong("option 'a' choices must be an array table", { name = 'a', choices = 'x' })
wrong("option 'a' help must be a string", { name = 'a', help = {} })
wrong("option 'a' metavar must be a string", { name = 'a', metavar = 1 })
for _, field in ipairs { 'name', 'help', 'args' } do
    check.fails("field '" .. field .. "' must be a string", cli.usage { [field] = {} })
end
check.fails("command 'a': field 'help' must be a string",
    cli.usage { commands = { { name = 'a', help = 1 } } })
