#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- On SIGTERM or SIGINT: accepts no more, lets the clients finish (10 s at most), then ends.
-- Run: eco graceful_shutdown.lua [PORT [ADDRESS]], then: kill PID

local socket = require 'eco.socket'
local sync = require 'eco.sync'
local sys = require 'eco.sys'

local port, address = ...

local GRACE = 10 -- seconds

local server, err = socket.listen_tcp(address or '127.0.0.1', tonumber(port) or 0)
if not server then
    io.stderr:write('cannot listen: ', err, '\n')
    os.exit(1)
end

local clients = sync.waitgroup()

local function serve(client)
    for line in function() return client:read('l') end do
        client:send(line:reverse() .. '\n')
    end
    client:close()
    clients:done()
end

-- Whoever waits in accept() gets nil, "canceled" when the listener is closed.
local handlers = {}
for _, number in ipairs { sys.SIGTERM, sys.SIGINT } do
    handlers[number] = assert(sys.signal(number, function()
        server:close()
    end))
end

local name = server:getsockname()
print(('listening on %s:%d'):format(name.ipaddr, name.port))

for client in function() return server:accept() end do
    clients:add(1)
    eco.run(serve, client)
end

print('shutting down')
for _, handler in pairs(handlers) do
    handler:close() -- from here on a second signal ends the process at once
end
local done = clients:wait(GRACE)
print(done and 'done' or 'gave up on clients')
os.exit(done and 0 or 1)
