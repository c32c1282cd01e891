-- SPDX-License-Identifier: MIT
-- Reading that needs the disk: what a cancelled task had asked for is not lost.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'
local ffi = require 'ffi'

require 'libc'

ffi.cdef 'int posix_fadvise(int fd, off_t offset, off_t length, int advice);'
local POSIX_FADV_DONTNEED = 4

local path = net.tmpdir() .. '/file'
local lines = {}
for i = 1, 200000 do lines[i] = ('%07d\n'):format(i) end
check.ok(file.writefile(path, table.concat(lines), { sync = true }))
local f = check.ok(file.open(path))
check.eq(ffi.C.posix_fadvise(f.fd, 0, 0, POSIX_FADV_DONTNEED), 0)

local next_line = 0
local turns = 0
while next_line < 200000 do
    local task = eco.run(function()
        while true do
            local line, err = f:read('l')
            if not line then return err end
            next_line = next_line + 1
            check.eq(tonumber(line), next_line)
        end
    end)
    if turns % 2 == 1 then eco.sleep(0) end
    turns = turns + 1
    eco.cancel(task)
    local ok, err = eco.join(task)
    check.ok(ok and (err == 'canceled' or err == 'eof'), err)
end
check.fails('eof', f:read('l'))
