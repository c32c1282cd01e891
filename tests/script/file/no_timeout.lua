-- SPDX-License-Identifier: MIT
-- A regular file never reports a timeout of its own; a deadline and a cancel end its waits.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file ''
local data = ('x'):rep(2 ^ 24)
local f = check.ok(file.open(path, 'r+'))
check.eq(f:write(data, 0.001), #data)
check.eq(f:lseek(0), 0)
check.eq(#f:read('a', 0.001), #data)
check.raises('number expected', function() f:read('a', 'x') end)

f:lseek(0)
check.fails('timeout', eco.timeout(0.001, function()
    while f:write(data) do end
    return nil, 'ended'
end))

f:lseek(0)
f:truncate()
local written, err, code, sent
local task = eco.run(function()
    written, err, code, sent = f:write(data)
end)
eco.cancel(task)
eco.join(task)
check.eq(written, nil)
check.eq(err, 'canceled')
check.eq(code, nil)
check.ok(sent <= #data)

-- What had been begun goes on to its end; the position is behind it.
check.eq(f:write('tail'), 4)
check.eq(f:lseek(0, file.SEEK_CUR), sent + 4)
f:lseek(sent)
check.eq(f:read('a'), 'tail')
check.eq(f:stat().size, sent + 4)
