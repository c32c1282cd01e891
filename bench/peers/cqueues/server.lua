-- SPDX-License-Identifier: MIT
-- A TCP server that runs a coroutine for each connection.
local cqueues = require 'cqueues'
local socket = require 'cqueues.socket'

-- Failures are results, not errors; no translation of line ends; nothing is held back.
local function prepare(client)
    client:onerror(function(_, _, code) return code end)
    client:setmode('b', 'bn')
    client:setbufsiz(65536, 65536)
    client:setmaxline(65536)
    return client
end

local function serve(f)
    local server = socket.listen { host = '127.0.0.1', port = 0, nodelay = true }
    assert(server:listen())
    print((select(3, server:localname())))
    io.stdout:flush()

    local loop = cqueues.new()
    loop:wrap(function()
        for client in server:clients() do
            loop:wrap(f, prepare(client))
        end
    end)
    assert(loop:loop())
end

return { serve = serve }
