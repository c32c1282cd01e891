-- SPDX-License-Identifier: MIT
-- A value that is not among the choices is refused, also one of an array.
local check = require 'check'
local cli = require 'eco.cli'

local spec = {
    { name = 'mode', type = 'string', choices = { 'fast', 'slow' } },
    { name = 'n', type = 'integer', choices = { 1, 16 } },
    { name = 'x', type = 'array', choices = { 'a', 'b' } },
}
check.same(cli.parse_args(spec, { '--mode=slow', '--n=0x10', '--x=a', '--x=b' }),
    { mode = 'slow', n = 16, x = { 'a', 'b' }, args = {} })
check.fails("option 'mode' must be one of: fast, slow", cli.parse_args(spec, { '--mode=' }))
check.fails("option 'n' must be one of: 1, 16", cli.parse_args(spec, { '--n=2' }))
check.fails("option 'x' must be one of: a, b", cli.parse_args(spec, { '--x=a', '--x=c' }))
