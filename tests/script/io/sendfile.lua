-- SPDX-License-Identifier: MIT
-- sendfile(path, offset, len) sends that part of a file; what the file lacks is not sent.
local check = require 'check'
local fds = require 'fds'
local data = ('0123456789'):rep(100000)
local path = fds.file(data)
local count = check.fd_count()
for _, kind in ipairs { 'pipe', 'socketpair' } do
    local r, w = fds[kind]()
    local reader, writer = eco.reader(r), eco.writer(w)
    local co = eco.run(function()
        check.eq(writer:sendfile(path, 0, #data), #data)
        check.eq(writer:sendfile(path, 3, 4), 4)
        check.eq(writer:sendfile(path, #data - 2, 100), 2)
        check.eq(writer:sendfile(path, #data, 100), 0)
        check.eq(writer:sendfile(path, 2^40, 100), 0)
        fds.close(w)
    end)
    check.eq(reader:read('a'), data .. '3456' .. '89')
    check.ok(eco.join(co))
    fds.close(r)
end
check.eq(check.fd_count(), count)
