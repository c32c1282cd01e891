-- SPDX-License-Identifier: MIT
-- Writing to a child: it is waited for when it does not read, and its end is told.
local check = require 'check'
local sys = require 'eco.sys'

local cat = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
local data = ('0123456789abcdef'):rep(65536) -- both pipes together hold less
local writer = eco.run(function()
    local sent = { cat:write(data) }
    cat:close_stdin()
    return sent
end)
check.fails('timeout', cat:wait(0.02))
check.eq((eco.join(writer, 0.01)), nil, 'not written yet')
check.eq(cat:read_stdout 'a', data)
check.same({ eco.join(writer) }, { true, { #data } })
check.same({ cat:wait() }, { cat.pid, { exited = true, status = 0 } })
check.fails('closed', cat:write 'x')

local slow = check.ok(sys.exec({ 'sleep', '60' }, nil, { stdin = 'pipe' }))
local result, err, sent = slow:write(data, 0.01)
check.same({ result, err }, { nil, 'timeout' })
check.ok(sent > 0 and sent < #data)
check.raises('already waiting', function()
    local first = eco.run(function() slow:write(data) end)
    local done, message = pcall(slow.write, slow, 'x')
    eco.cancel(first)
    error(done and 'no error' or message, 0)
end)
slow:kill()
slow:wait()
check.same({ slow:write 'x' }, { nil, 'Broken pipe', 0, 'EPIPE' })
