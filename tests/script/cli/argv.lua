-- SPDX-License-Identifier: MIT
-- Without argv the script's own arguments are parsed; arg[0] and arg[-1] are none of them.
-- luacheck: globals arg
local check = require 'check'
local cli = require 'eco.cli'

arg = { [-1] = 'eco', [0] = '--verbose', '-v', 'x' }
check.same(cli.parse_args { { name = 'v', short = 'v' } }, { v = true, args = { 'x' } })
check.same(cli.parse_args({ { name = 'v', short = 'v' } }, {}), { v = false, args = {} })
arg = nil
check.fails('argv must be a table', cli.parse_args {})
