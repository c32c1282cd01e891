-- SPDX-License-Identifier: MIT
-- Reads and writes of one file are done in the order of the calls, each in one piece.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local SIZE = 4 * 2 ^ 20
local path = fds.file(('a'):rep(2 * SIZE))

local function open_and_run(first, second)
    local f = check.ok(file.open(path, 'r+'))
    local tasks = { eco.run(first, f), eco.run(second, f) }
    local _, one = check.ok(eco.join(tasks[1], 60))
    local _, two = check.ok(eco.join(tasks[2], 60))
    f:close()
    return one, two
end

-- A write goes behind what a read before it gets.
local data = open_and_run(function(f) return f:readfull(SIZE) end,
    function(f) return f:write('b') end)
check.ok(data == ('a'):rep(SIZE))
check.ok(file.readfile(path) == ('a'):rep(SIZE) .. 'b' .. ('a'):rep(SIZE - 1))

-- A read begins behind what a write before it writes.
local _
_, data = open_and_run(function(f) return f:write(('c'):rep(SIZE)) end,
    function(f) return f:readfull(1) end)
check.eq(data, 'b')
check.ok(file.readfile(path) == ('c'):rep(SIZE) .. 'b' .. ('a'):rep(SIZE - 1))

-- Who gives up lets the next one go on.
for _, method in ipairs { 'write', 'readfull' } do
    local f = check.ok(file.open(path, 'r+'))
    local gives_up = eco.run(f[method], f, method == 'write' and ('c'):rep(SIZE) or SIZE)
    local reader = eco.run(f.readfull, f, SIZE)
    local writer = eco.run(f.write, f, 'e')
    eco.cancel(gives_up)
    _, data = check.ok(eco.join(reader, 60))
    check.eq(#data, SIZE)
    check.eq(select(2, check.ok(eco.join(writer, 60))), 1)
    check.ok(f:lseek(0, file.SEEK_CUR) > SIZE)
    f:close()
end
