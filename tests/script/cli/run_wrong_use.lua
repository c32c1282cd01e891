-- SPDX-License-Identifier: MIT
-- A program that is described wrongly raises before anything is parsed.
local check = require 'check'
local cli = require 'eco.cli'

local function nothing() end
check.raises("bad argument #1 to 'run' (spec must be a table)", cli.run)
check.raises("bad argument #1 to 'run' (invalid option spec #1)", cli.run, { 1, run = nothing })
check.raises("bad argument #1 to 'run' (field 'run' must be a function)", cli.run, {})
check.raises("bad argument #1 to 'run' (field 'run' must be a function)", cli.run, { run = 1 })
check.raises('run_wrong_use.lua:', function() return (cli.run {}) end) -- the caller's line
check.raises("bad argument #2 to 'run' (argv must be a table)", cli.run, { run = nothing }, 1)

local function wrong(message, commands)
    check.raises("bad argument #1 to 'run' (" .. message .. ')', cli.run, { commands = commands })
end
wrong('commands must be an array table', 1)
wrong('invalid command spec #1', { 'x' })
wrong("command spec #1 requires a non-empty 'name'", { { run = nothing } })
wrong("command 'a' specified multiple times", { { name = 'a' }, { name = 'a' } })
wrong("field 'run' must be a function", { { name = 'a' } })
wrong("command 'a': invalid option spec #1", { { name = 'a', 1 } })
check.raises("command 'a': short option '-v' specified multiple times", cli.run, {
    { name = 'verbose', short = 'v' },
    commands = { { name = 'a', { name = 'version', short = 'v' }, run = nothing } },
})
