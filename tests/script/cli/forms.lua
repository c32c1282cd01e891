-- SPDX-License-Identifier: MIT
-- Every way in which an option may be written, between positional arguments.
local check = require 'check'
local cli = require 'eco.cli'

local spec = {
    { name = 'verbose', short = 'v' },
    { name = 'level', short = 'l', type = 'count' },
    { name = 'port', short = 'p', type = 'integer' },
    { name = 'dev', short = 'd', type = 'string', long = 'device' },
    { name = 'ratio', type = 'number' },
}

local function parse(...)
    return check.ok(cli.parse_args(spec, { ... }))
end

check.same(parse(), { verbose = false, level = 0, args = {} })
for _, form in ipairs {
    { '--port', '80' }, { '--port=80' }, { '-p', '80' }, { '-p80' }, { '--port=80.0' },
    { '--port=0x50' }, { '--port= 80 ' },
} do
    check.eq(parse(unpack(form)).port, 80, table.concat(form, ' '))
end
check.same(parse('-vllp', '80', 'a', '-dx', 'b'),
    { verbose = true, level = 2, port = 80, dev = 'x', args = { 'a', 'b' } })
check.same(parse('-vlp80'), { verbose = true, level = 1, port = 80, args = {} })

-- A value is whatever follows.
check.eq(parse('--device=').dev, '')
check.eq(parse('--device', '').dev, '')
check.eq(parse('--device=a=b').dev, 'a=b')
check.eq(parse('-d=').dev, '=')
check.eq(parse('-d', '-v').dev, '-v')
check.eq(parse('--device', '--').dev, '--')
check.eq(parse('--device', 'a\nb\0c').dev, 'a\nb\0c')
check.eq(parse('--device=a\nb').dev, 'a\nb')
check.eq(parse('-p', '-1').port, -1)
check.eq(parse('--ratio', '-1.5e3').ratio, -1500)

-- What is no option.
check.same(parse('-', '-v', '').args, { '-', '' })
check.same(parse('-v', '--', '-z', '--port', '--'),
    { verbose = true, level = 0, args = { '-z', '--port', '--' } })
