-- SPDX-License-Identifier: MIT
-- 4 MB to a reader that takes its time arrive whole.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local parts = {}
for i = 1, 512 * 1024 do
    parts[i] = ('%07d\n'):format(i)
end
local data = table.concat(parts)
local task = eco.run(client.send, client, data)
check.ok(not eco.join(task, 0.01), 'more than the kernel takes')
local got = {}
local size = 0
while size < #data do
    local chunk = check.ok(server:read(100000, 10))
    got[#got + 1] = chunk
    size = size + #chunk
    eco.sleep(0)
end
check.eq(table.concat(got) == data, true)
check.eq(net.result(task), #data)
check.fails('timeout', server:read(1, 0.005))
