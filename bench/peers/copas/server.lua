-- SPDX-License-Identifier: MIT
-- A TCP server that runs a coroutine for each connection.
local copas = require 'copas'
local socket = require 'socket'

local function serve(f)
    local server = assert(socket.bind('127.0.0.1', 0, 4096))
    copas.addserver(server, function(client)
        client:setoption('tcp-nodelay', true)
        f(client)
        client:close()
    end)
    print((select(2, server:getsockname())))
    io.stdout:flush()
    copas.loop()
end

return { serve = serve }
