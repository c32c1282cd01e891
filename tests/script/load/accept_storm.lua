-- SPDX-License-Identifier: MIT
-- Storms of connections: more at once than the backlog holds, and more than there are descriptors.
-- Each client gets its answer in the end, and accept goes on as if nothing had been. ECO_STORMS
-- says how many storms.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'
local sys = require 'eco.sys'

local storms = tonumber(os.getenv 'ECO_STORMS') or 1
local kClients = 200
local kDescriptors = 100 -- what the server may have open

local listener = check.ok(socket.listen_tcp('127.0.0.1', 0, { backlog = 20 }))
local unix_name = '\0eco-storm-' .. sys.getpid()
local unix = check.ok(socket.listen_unix(unix_name, { backlog = 20 }))
local port = listener:getsockname().port
local server, clients = net.pair()

-- The kernel drops requests to connect for which there is no room, and may forget connections that
-- the client has been told of (tcp(7), tcp_syncookies): so clients try again.
local function ask(connect, i)
    while true do
        local sock = connect()
        if sock then
            check.ok(sock:send(i .. '\n'))
            local answer = i % 3 == 0 or sock:read('l', 0.3)
            sock:close()
            if answer then return answer end
        end
    end
end

-- Each connects, asks and waits for the answer; every third leaves before it.
local function storm(connect)
    local group = eco.group()
    for i = 1, kClients do
        group:run(function()
            local answer = ask(connect, i)
            if i % 3 ~= 0 then check.eq(answer, 'answer to ' .. i) end
        end)
    end
    check.ok(group:wait())
end

local process = check.ok(sys.spawn(function()
    server:close()
    listener:close()
    unix:close()
    for _ = 1, storms do
        storm(function() return socket.connect_tcp('127.0.0.1', port, { timeout = 0.3 }) end)
        storm(function() return socket.connect_unix(unix_name, { timeout = 50 }) end)
    end
    clients:send 'over\n'
    os.exit(0)
end))
clients:close()

local answered, exhausted = 0, 0

local function serve(client)
    local line = client:read 'l'
    if line then
        eco.sleep(0.05)
        client:send('answer to ' .. line .. '\n')
        answered = answered + 1
    end
    client:close()
end

local before = check.fd_count()
net.limit_descriptors(kDescriptors)
for _, from in ipairs { listener, unix } do
    eco.run(function()
        while true do
            local client, err, code = from:accept()
            if client then
                eco.run(serve, client)
            elseif err == 'canceled' then
                return
            else
                check.eq(code, 'EMFILE')
                exhausted = exhausted + 1
            end
        end
    end)
end
check.eq(server:read('l', 55), 'over')
server:close()
while eco.count() > 3 do -- answers that nobody waits for
    eco.sleep(0.001)
end
listener:close()
unix:close()
eco.sleep(0)
collectgarbage()
check.ok(check.fd_count() <= before)
print(('%d answers; no descriptor was left %d times'):format(answered, exhausted))
check.ok(answered >= storms * 2 * kClients * 2 / 3)
check.ok(exhausted > 0)
repeat
    eco.sleep(0.001)
    local found, how = sys.waitpid(process)
    if found ~= 0 then check.same(how, { exited = true, status = 0 }) end
until found ~= 0
