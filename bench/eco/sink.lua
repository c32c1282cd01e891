-- SPDX-License-Identifier: MIT
-- Takes in what comes, and answers with the number of bytes.
local socket = require 'eco.socket'

local server = assert(socket.listen_tcp('127.0.0.1', 0))
print(server:getsockname().port)
io.stdout:flush()
while true do
    local client = assert(server:accept())
    local total = 0
    for data in function() return client:recv(65536) end do
        total = total + #data
    end
    client:send(('%d\n'):format(total))
    client:close()
end
