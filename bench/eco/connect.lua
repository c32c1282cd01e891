-- SPDX-License-Identifier: MIT
-- Sends back one message and closes.
local eco = require 'eco'
local socket = require 'eco.socket'

local function serve(client)
    local data = client:recv(4096)
    if data then client:send(data) end
    client:close()
end

local server = assert(socket.listen_tcp('127.0.0.1', 0))
print(server:getsockname().port)
io.stdout:flush()
while true do
    eco.run(serve, assert(server:accept()))
end
