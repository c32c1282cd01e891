-- SPDX-License-Identifier: MIT
-- Several tasks write to one file, and read from it: each call is one piece.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file ''
local SIZE = 2 ^ 21 + 7
local f = check.ok(file.open(path, 'r+'))
local tasks = {}
for i = 1, 8 do
    tasks[i] = eco.run(function()
        return f:write(string.char(96 + i):rep(SIZE))
    end)
end
for i = 1, 8 do
    local _, written = check.ok(eco.join(tasks[i], 60))
    check.eq(written, SIZE)
end
check.eq(f:lseek(0), 0)
for i = 1, 8 do
    tasks[i] = eco.run(function()
        return f:readfull(SIZE)
    end)
end
for i = 1, 8 do
    local _, data = check.ok(eco.join(tasks[i], 60))
    check.ok(data == string.char(96 + i):rep(SIZE), 'piece ' .. i)
end
