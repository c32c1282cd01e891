-- SPDX-License-Identifier: MIT
-- The file of a Unix socket has the permissions that are asked for, whatever the umask is.
local check = require 'check'
local ffi = require 'ffi'
local file = require 'eco.file'
local socket = require 'eco.socket'

ffi.cdef 'unsigned umask(unsigned);'
local directory = check.ok(file.mkdtemp '/tmp/eco-mode-XXXXXX')
local path = directory .. '/socket'

for _, umask in ipairs { '000', '022', '077', '777' } do
    for _, mode in ipairs { '600', '660', '666', '777', '000' } do
        local before = ffi.C.umask(tonumber(umask, 8))
        local listener = check.ok(socket.listen_unix(path, { mode = tonumber(mode, 8) }))
        ffi.C.umask(before)
        check.eq(file.stat(path).mode, tonumber(mode, 8))
        if mode ~= '000' then
            check.ok(socket.connect_unix(path)):close()
        end
        listener:close()
        check.eq(file.access(path), false)
    end
end
check.ok(socket.listen_unix('\0' .. path, { mode = 0 })):close() -- abstract: there is no file
for _, wrong in ipairs { -1, 512, 1.5, 'x', true } do
    check.raises("option 'mode'", socket.listen_unix, path, { mode = wrong })
end
check.eq(file.access(path), false)
check.ok(file.rmdir(directory))
