-- SPDX-License-Identifier: MIT
-- Defaults are of any type; a count goes on from its own.
local check = require 'check'
local cli = require 'eco.cli'

local spec = {
    { name = 'port', type = 'integer', default = 'none' },
    { name = 'file', type = 'string', default = false },
    { name = 'list', type = 'number', default = { 1 } },
    { name = 'level', short = 'l', type = 'count', default = 3 },
    { name = 'on', default = 'maybe' },
    { name = 'must', type = 'string', default = 'x', required = true },
}
local opts = check.ok(cli.parse_args(spec, {}))
check.same(opts, { port = 'none', file = false, list = { 1 }, level = 3, on = 'maybe', must = 'x',
    args = {} })
opts = check.ok(cli.parse_args(spec, { '-ll', '--on', '--port=1', '--file=f' }))
check.eq(opts.level, 5)
check.eq(opts.on, true)
check.eq(opts.port, 1)
check.eq(opts.file, 'f')
