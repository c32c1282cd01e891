-- SPDX-License-Identifier: MIT
-- --no-NAME sets a boolean to false.
local check = require 'check'
local cli = require 'eco.cli'

local spec = {
    { name = 'color', default = true }, { name = 'quiet' }, { name = 'n', type = 'count' },
}
check.eq(check.ok(cli.parse_args(spec, {})).color, true)
check.eq(check.ok(cli.parse_args(spec, { '--no-color' })).color, false)
check.eq(check.ok(cli.parse_args(spec, { '--no-quiet' })).quiet, false)
check.fails("option 'color' does not take a value", cli.parse_args(spec, { '--no-color=1' }))
check.fails("option 'color' specified multiple times",
    cli.parse_args(spec, { '--no-color', '--color' }))
check.fails("unknown option '--no-n'", cli.parse_args(spec, { '--no-n' }))
check.fails("unknown option '--no-'", cli.parse_args(spec, { '--no-' }))
check.fails("unknown option '--no-no-quiet'", cli.parse_args(spec, { '--no-no-quiet' }))

-- An option of that name is that option.
spec[#spec + 1] = { name = 'no-color', type = 'string' }
check.same(cli.parse_args(spec, { '--no-color', 'x' }),
    { ['no-color'] = 'x', color = true, quiet = false, n = 0, args = {} })
