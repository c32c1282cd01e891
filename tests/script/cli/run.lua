-- SPDX-License-Identifier: MIT
-- run calls the function of the command with the values; options of the program may come behind it.
local check = require 'check'
local cli = require 'eco.cli'

local seen
local function note(result)
    return function(opts)
        seen = opts
        return result, 'more'
    end
end
local spec = {
    name = 'tool',
    { name = 'verbose', short = 'v', type = 'count' },
    commands = {
        { name = 'add', { name = 'level', short = 'l', type = 'integer' }, run = note 'added' },
        { name = 'remote', run = note 'remote', commands = {
            { name = 'add', { name = 'url', type = 'string', required = true }, run = note 'url' },
        } },
    },
}
check.eq(cli.run(spec, { '-v', 'add', '-l3', 'x', '-v', 'add' }), 'added')
check.same(seen, { verbose = 2, level = 3, args = { 'x', 'add' } })
check.eq(select(2, cli.run(spec, { '--', 'add', '-l3' })), 'more')
check.same(seen, { verbose = 0, args = { '-l3' } })
check.eq(cli.run(spec, { 'remote', 'add', '--url', 'u' }), 'url')
check.same(seen, { verbose = 0, url = 'u', args = {} })
check.eq(cli.run(spec, { 'remote' }), 'remote')
check.eq(cli.run({ { name = 'v', short = 'v' }, run = note(1) }, { '-v', 'a' }), 1)
check.same(seen, { v = true, args = { 'a' } })

-- A function may wait.
check.eq(cli.run({ run = function() eco.sleep(0.001) return 'waited' end }, {}), 'waited')
-- A failure without a text is the caller's.
check.eq(cli.run({ run = function() return nil end }, {}), nil)

-- -h and --help are the program's own if it wants them.
check.eq(cli.run({ { name = 'host', short = 'h' }, { name = 'help' }, run = note(2) },
    { '-h', '--help' }), 2)
check.same(seen, { host = true, help = true, args = {} })
