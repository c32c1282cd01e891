-- SPDX-License-Identifier: MIT
-- The text of --help: terms in one column, descriptions wrapped in another.
local check = require 'check'
local cli = require 'eco.cli'

check.eq(cli.usage {
    name = 'serve',
    help = 'Serves files.',
    args = 'DIRECTORY...',
    { name = 'port', short = 'p', type = 'integer', metavar = 'N', default = 80,
        help = 'what to listen on; whoever wants a port below 1024 has to be root, or must have '
            .. 'the right for it' },
    { name = 'color', default = true },
    { name = 'mode', type = 'string', choices = { 'fast', 'slow' }, required = true, help = 'how' },
    { name = 'verbose', short = 'v', type = 'count', help = 'say more' },
    { name = 'short-only', short = 's', long = false, help = 'no long name' },
    { name = 'x', type = 'array', default = { 'a', 'b' }, help = 'several' },
    { name = 'a-name-that-is-longer-than-most', type = 'string', help = 'stands alone' },
}, [[
Usage: serve [options] DIRECTORY...

Serves files.

Options:
  -p, --port N      what to listen on; whoever wants a port below 1024 has to
                    be root, or must have the right for it (default: 80)
      --[no-]color
      --mode MODE   how (one of: fast, slow; required)
  -v, --verbose     say more
  -s                no long name
      --x X         several (default: a, b)
      --a-name-that-is-longer-than-most A-NAME-THAT-IS-LONGER-THAN-MOST
                    stands alone
]])
-- A column is as wide as what it shows.
check.eq(cli.usage { name = 'x', { name = 'größe', help = 'a' }, { name = 'n', help = 'b' } }, [[
Usage: x [options]

Options:
      --größe  a
      --n      b
]])
check.eq(cli.usage { name = 'x' }, 'Usage: x\n')
check.eq(cli.usage { name = 'x', help = 'X.', commands = {
    { name = 'one', help = 'the first' }, { name = 'second' },
} }, [[
Usage: x command

X.

Commands:
  one     the first
  second
]])
-- An empty line separates paragraphs.
check.eq(cli.usage { name = 'x', help = '\nX\ndoes it.\n\n \n  So it is.\n' },
    'Usage: x\n\nX does it.\n\nSo it is.\n')
