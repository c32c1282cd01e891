-- SPDX-License-Identifier: MIT
-- port_open: does a TCP port take connections? It keeps none. Wrong use is the caller's error.
local check = require 'check'
local network = require 'net'
local net = require 'eco.net'
local socket = require 'eco.socket'

local server = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = server:getsockname().port
local before = check.fd_count()
check.eq(net.port_open('127.0.0.1', port), true)
check.eq(net.port_open('localhost', port, '1'), true)
local closed, holder = network.closed_port()
local _, _, code = check.fails('Connection refused', net.port_open('127.0.0.1', closed))
check.eq(code, 'ECONNREFUSED')
holder:close()
eco.sleep(0.02)
check.eq(check.fd_count(), before)

for text, arguments in pairs {
    ["bad argument #1 to 'port_open' (not a valid IP address)"] = { 'no name', 80 },
    ["bad argument #1 to 'port_open' (string expected"] = {},
    ["bad argument #2 to 'port_open' (number expected"] = { 'localhost' },
    ["bad argument #2 to 'port_open' (value out of range"] = { '127.0.0.1', 65536 },
    ["bad argument #3 to 'port_open' (option 'timeout': number expected"] = { '::1', 1, {} },
} do
    local _, err = pcall(function()
        local open = net.port_open(unpack(arguments, 1, 3))
        return open
    end)
    check.ok(err:find('port_open.lua:', 1, true), err) -- this file
    check.ok(err:find(text, 1, true), err)
end
server:close()
