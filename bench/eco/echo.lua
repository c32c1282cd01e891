-- SPDX-License-Identifier: MIT
-- Sends back what comes, on any number of connections.
local eco = require 'eco'
local socket = require 'eco.socket'

local function serve(client)
    while true do
        local data = client:recv(65536)
        if not data or not client:send(data) then break end
    end
    client:close()
end

local server = assert(socket.listen_tcp('127.0.0.1', 0))
print(server:getsockname().port)
io.stdout:flush()
while true do
    eco.run(serve, assert(server:accept()))
end
