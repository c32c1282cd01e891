-- SPDX-License-Identifier: MIT
-- Wrong arguments raise where exec was called, and start nothing.
local check = require 'check'
local sys = require 'eco.sys'

local before = check.fd_count()
local function refused(text, ...)
    local err = check.raises(text, sys.exec, ...)
    check.eq(err:find('stdlib', 1, true), nil)
end
refused "bad argument #1 to 'exec'"
refused("bad argument #1 to 'exec'", {})
refused("bad argument #1 to 'exec' (string expected, got boolean)", true)
refused("bad argument #3 to 'exec' (string expected, got nil)", 'a', 'b', nil, 'd')
refused("bad argument #2 to 'exec' (string expected, got function)", 'a', print)
refused("bad argument #2 to 'exec' (string expected, got table)", 'a', {}, 'b')
refused("bad argument #1 to 'exec' (contains a zero byte)", 'a\0b')
refused("bad argument #2 to 'exec' (contains a zero byte)", 'a', '\0')
refused("bad argument #1 to 'exec' (element 2: string expected, got boolean)", { 'a', true })
refused("bad argument #1 to 'exec' (element 1: contains a zero byte)", { '\0' })
refused("bad argument #2 to 'exec' (table expected, got number)", { 'a' }, 1)
refused("bad argument #3 to 'exec' (table expected, got string)", { 'a' }, {}, 'x')
for name, wrong in pairs {
    stdin = 'merge', stdout = 'merge', stderr = 'file', cwd = 5, uid = -1, gid = 1.5, pgid = 'x',
    env = 'A=1', env_add = 1, timeout = 'x',
} do
    refused("bad argument #3 to 'exec' (" .. name, { 'true' }, {}, { [name] = wrong })
    refused("bad argument #2 to 'exec' (" .. name, { 'true' }, { [name] = wrong })
    refused("bad argument #2 to 'exec' (" .. name, 'true', { [name] = wrong })
end
refused('stdin', 'true', { stdin = -1 })
refused('cwd', 'true', { cwd = 'a\0b' })
refused('timeout', 'true', { timeout = 0 / 0 })
local ok, err = pcall(function() sys.exec(print) end)
check.eq(ok, false)
check.ok(err:find('wrong_use.lua:', 1, true))
check.eq(check.fd_count(), before)
check.same(require('processes').children(), {})

local proc = check.ok(sys.exec('true', { unknown = true }))
check.raises("bad argument #1 to 'read_stdout' (invalid format)", function()
    return (proc:read_stdout())
end)
check.raises("bad argument #1 to 'signal'", function()
    return (proc:signal())
end)
check.raises("bad argument #1 to 'write'", function()
    return (proc:write {})
end)
