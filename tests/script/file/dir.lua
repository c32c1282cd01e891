-- SPDX-License-Identifier: MIT
-- The entries of a directory.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
check.ok(file.writefile(top .. '/file', 'abc'))
check.ok(file.mkdir(top .. '/directory'))
check.ok(file.symlink('directory', top .. '/link'))
check.ok(file.symlink('nowhere', top .. '/dangling'))
local types = {}
for name, info in file.dir(top) do
    types[name] = info.type
end
check.same(types, { file = 'REG', directory = 'DIR', link = 'DIR', dangling = 'LNK' })

for _ in file.dir(top .. '/none') do error 'an entry of what does not exist' end
for _ in file.dir(top .. '/file') do error 'an entry of a file' end
check.eq(select(3, file.list(top .. '/none')), 'ENOENT')
check.eq(select(3, file.list(top .. '/file')), 'ENOTDIR')
check.eq(#file.list(top), 4)

-- An entry that goes away meanwhile is left out.
local seen = {}
for name in file.dir(top) do
    for _, other in ipairs { 'file', 'dangling' } do
        if other ~= name then file.unlink(top .. '/' .. other) end
    end
    seen[#seen + 1] = name
end
check.ok(#seen >= 2 and #seen <= 4)

-- Leaving a loop leaves nothing open.
local before = check.fd_count()
for _ = 1, 10000 do
    for name in file.dir(top) do
        if name ~= '' then break end
    end
end
check.eq(check.fd_count(), before)
