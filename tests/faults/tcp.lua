-- SPDX-License-Identifier: MIT
-- Clients and a server over loopback: much data both ways, a file, the end of one direction.
local scenario = require 'scenario'
local file = require 'eco.file'
local socket = require 'eco.socket'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local data = scenario.pattern(200000)

local function serve(listener)
    local client, peer = must(listener:accept(TIMEOUT))
    right(peer.ipaddr == '127.0.0.1', 'the peer')
    must(client:setoption('tcp_nodelay', true))
    right(must(client:read('l', TIMEOUT)) == 'hello', 'the first line')
    must(client:send('welcome\n', TIMEOUT))
    local all = must(client:read('a', TIMEOUT))
    right(all == data, 'what the server got')
    must(client:send(all, TIMEOUT))
    client:close()
end

local function visit(port, path)
    local options = { timeout = TIMEOUT, keepalive = true }
    local sock = must(socket.connect_tcp('127.0.0.1', port, options))
    must(sock:setoption('sndbuf', 8192))
    must(sock:send('hello\n', TIMEOUT))
    local answer = ''
    repeat
        local part, found = must(sock:readuntil('\n', TIMEOUT))
        answer = answer .. part
    until found
    right(answer == 'welcome', 'the answer')
    right(must(sock:sendfile(path, #data, 0, TIMEOUT)) == #data, 'the size of the file')
    must(sock:shutdown('write'))
    right(must(sock:readfull(#data, TIMEOUT)) == data, 'what the client got')
    local rest, why, code = sock:read(1, TIMEOUT)
    if why ~= 'closed' then
        must(rest, why, code)
    end
    right(rest == nil, 'more than was sent')
    must(sock:getsockname())
    sock:close()
end

scenario.run(function(directory)
    must(file.writefile(directory .. '/data', data))
    local listener = must(socket.listen_tcp('127.0.0.1', 0, { backlog = 5 }))
    local port = must(listener:getsockname()).port
    scenario.together(
        function() serve(listener) end,
        function() serve(listener) end,
        function() visit(port, directory .. '/data') end,
        function() visit(port, directory .. '/data') end)
    listener:close()
end)
