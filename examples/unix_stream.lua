#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- A server on a Unix socket that answers a line with the line in capitals, and its client.
-- Run: eco unix_stream.lua serve PATH, or: eco unix_stream.lua ask PATH TEXT

local socket = require 'eco.socket'

local command, path, text = ...

local function die(...)
    io.stderr:write(table.concat({ ... }, ': '), '\n')
    os.exit(1)
end

local function serve_client(client)
    local who = client:getoption('peercred')
    print(('a client with pid %d and uid %d'):format(who.pid, who.uid))
    for line in function() return client:read('l') end do
        if not client:send(line:upper() .. '\n') then
            break
        end
    end
    client:close()
end

local function serve()
    local server, err = socket.listen_unix(path)
    if not server then
        die('cannot listen on ' .. path, err)
    end
    print('listening on ' .. path)
    while true do
        local client, accept_err = server:accept()
        if not client then
            die('cannot accept', accept_err)
        end
        eco.run(serve_client, client)
    end
end

local function ask()
    local sock, err = socket.connect_unix(path)
    if not sock then
        die('cannot connect to ' .. path, err)
    end
    sock:send(text .. '\n')
    local answer, read_err = sock:read('l', 5)
    if not answer then
        die('no answer', read_err)
    end
    print(answer)
    sock:close()
end

if command == 'serve' and path then
    serve()
elseif command == 'ask' and text then
    ask()
else
    die('usage', 'eco unix_stream.lua serve PATH | ask PATH TEXT')
end
