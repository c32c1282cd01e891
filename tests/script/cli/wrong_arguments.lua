-- SPDX-License-Identifier: MIT
-- What is wrong with the arguments is told word by word, and nothing raises or is printed.
local check = require 'check'
local cli = require 'eco.cli'

local spec = {
    { name = 'verbose', short = 'v' },
    { name = 'level', short = 'l', type = 'count' },
    { name = 'port', short = 'p', type = 'integer', long = 'tcp-port' },
    { name = 'ratio', type = 'number' },
    { name = 'dev', short = 'd', type = 'string' },
}

local function wrong(message, ...)
    check.fails(message, cli.parse_args(spec, { ... }))
end

wrong("unknown option '--foo'", '--foo')
wrong("unknown option '--foo'", '--foo=1')
wrong("unknown option '--port'", '--port=1') -- its long name is another
wrong("unknown option '--'", '--=x')
wrong("unknown option '---'", '---')
wrong("unknown option '--verb'", '--verb')
wrong("unknown option '-q'", '-q')
wrong("unknown option '-q'", '-vlq')
wrong("unknown option '-='", '-v=1')
wrong("option 'port' requires a value", '--tcp-port')
wrong("option 'port' requires a value", '-p')
wrong("option 'dev' requires a value", '-vd')
wrong("option 'verbose' does not take a value", '--verbose=1')
wrong("option 'verbose' does not take a value", '--verbose=')
wrong("option 'level' does not take a value", '--level=1')
for _, text in ipairs { '', 'x', '1.5', 'nan', 'inf', '-inf', '1e999', '1x', '0x' } do
    wrong("option 'port' expects an integer", '-p', text)
end
for _, text in ipairs { '', 'x', 'nan', '-nan', 'inf', 'infinity', '1e999', '1,5' } do
    wrong("option 'ratio' expects a number", '--ratio=' .. text)
end
wrong("option 'verbose' specified multiple times", '-v', '--verbose')
wrong("option 'verbose' specified multiple times", '-vv')
wrong("option 'dev' specified multiple times", '-da', '-da')
check.fails("argument #2 must be a string", cli.parse_args(spec, { 'a', 1 }))
check.fails("argument #1 must be a string", cli.parse_args(spec, { {} }))
for _, argv in ipairs { 'x', 1, true } do
    check.fails('argv must be a table', cli.parse_args(spec, argv))
end
check.fails("required option 'a' is missing",
    cli.parse_args({ { name = 'a', required = true, type = 'array' } }, { 'a' }))
check.fails("required option 'a' is missing",
    cli.parse_args({ { name = 'a', required = true } }, {}))
check.ok(cli.parse_args({ { name = 'a', required = true } }, { '--no-a' }))
