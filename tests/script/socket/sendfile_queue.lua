-- SPDX-License-Identifier: MIT
-- sendfile stands in the same queue as send.
local check = require 'check'
local net = require 'net'

local path = net.tmpdir() .. '/file'
local size = 8 * 1024 * 1024
local file = assert(io.open(path, 'w'))
file:write(('f'):rep(size))
file:close()

local client, server = net.tcp_pair()
local before = check.fd_count()
local tasks = {
    eco.run(client.send, client, ('a'):rep(size)),
    eco.run(client.sendfile, client, path),
    eco.run(client.send, client, ('b'):rep(size)),
    eco.run(client.sendfile, client, path, 5),
}
check.fails('timeout', client:sendfile(path, 1, 0, 0.005))
for _, c in ipairs { 'a', 'f', 'b' } do
    check.eq(server:readfull(size, 10) == c:rep(size), true)
end
check.eq(server:readfull(5, 10), 'fffff')
for i = 1, 3 do
    check.eq(net.result(tasks[i]), size)
end
check.eq(net.result(tasks[4]), 5)
check.eq(check.fd_count(), before)
