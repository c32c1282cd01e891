-- SPDX-License-Identifier: MIT
-- An array collects; its default is copied, and what is given comes behind it.
local check = require 'check'
local cli = require 'eco.cli'

local default = { 'a', 2 }
local spec = { { name = 'x', short = 'x', type = 'array', default = default },
    { name = 'y', type = 'array' } }
local first = check.ok(cli.parse_args(spec, { '-x1', '--x', '2', '--y=' }))
check.same(first, { x = { 'a', 2, '1', '2' }, y = { '' }, args = {} })
local second = check.ok(cli.parse_args(spec, {}))
check.same(second, { x = { 'a', 2 }, args = {} })
second.x[1] = 'changed'
check.same(default, { 'a', 2 })
check.same(check.ok(cli.parse_args(spec, { '-x3' })).x, { 'a', 2, '3' })
