-- SPDX-License-Identifier: MIT
-- A sendfile that times out or is cancelled tells how much went out, and closes the file.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local writer = eco.writer(w)
local data = ('0123456789'):rep(100000)
local path = fds.file(data)
local count = check.fd_count()
local _, _, sent = check.fails('timeout', writer:sendfile(path, 0, #data, 0.002))
check.ok(sent > 0 and sent < #data)
check.eq(check.fd_count(), count)
local cancelled
local co = eco.run(function()
    cancelled = select(3, check.fails('canceled', writer:sendfile(path, 0, #data)))
end)
check.eq(check.fd_count(), count + 1)
writer:cancel()
check.ok(eco.join(co))
check.eq(check.fd_count(), count)
fds.close(w)
check.eq(eco.reader(r):read('a'), data:sub(1, sent) .. data:sub(1, cancelled))
