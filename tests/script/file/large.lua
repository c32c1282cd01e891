-- SPDX-License-Identifier: MIT
-- Large files are read and written in the thread pool, and the others run meanwhile.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file ''
local data = ('0123456789abcdef'):rep(2 ^ 19) -- 8 MiB
local turns, over = 0, false
eco.run(function()
    while not over do
        eco.sleep(0)
        turns = turns + 1
    end
end)
check.ok(file.writefile(path, data))
check.ok(turns > 0, 'nobody else ran')
check.eq(file.stat(path).size, #data)
check.ok(file.readfile(path) == data)
over = true

local f = check.ok(file.open(path, file.O_RDWR))
check.eq(f:write(data), #data)
check.eq(f:lseek(0, file.SEEK_CUR), #data)
check.eq(f:lseek(5, file.SEEK_SET), 5)
check.ok(f:readfull(#data - 5) == data:sub(6))
check.fails('eof', f:read(1))
check.eq(f:lseek(-16, file.SEEK_END), #data - 16)
check.eq(f:read('a'), '0123456789abcdef')

-- At the end of a file that is open for appending.
local a = check.ok(file.open(path, 'a+'))
check.eq(a:write(data:sub(1, 200000)), 200000)
check.eq(a:lseek(0, file.SEEK_CUR), #data + 200000)
check.eq(a:write('end'), 3)
check.eq(file.stat(path).size, #data + 200003)
