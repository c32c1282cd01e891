-- SPDX-License-Identifier: MIT
-- An option that stops: nothing behind it is looked at, and nothing is required. It cannot be
-- denied.
local check = require 'check'
local cli = require 'eco.cli'

local spec = {
    { name = 'help', short = 'h', stops = true },
    { name = 'file', type = 'string', required = true },
}
check.same(cli.parse_args(spec, { 'x', '-h', '--wrong' }), { help = true, args = { 'x' } })
check.same(cli.parse_args(spec, { '-hz' }), { help = true, args = {} })
check.fails("unknown option '--wrong'", cli.parse_args(spec, { '--wrong', '-h' }))
check.fails("unknown option '--no-help'", cli.parse_args(spec, { '--no-help' }))
