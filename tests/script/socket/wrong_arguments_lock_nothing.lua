-- SPDX-License-Identifier: MIT
-- Wrong use under pcall leaves the object usable: no lock, no timer, no watcher.
local check = require 'check'
local net = require 'net'

local client, server = net.tcp_pair()
local wrong = {
    function() client:send(nil) end,
    function() client:send({}, 1) end,
    function() client:send('x', {}) end,
    function() client:write() end,
    function() client:sendto('x') end,
    function() client:sendto('x', '127.0.0.1', -1) end,
    function() client:sendfile(nil) end,
    function() client:sendfile('/dev/null', 'x') end,
    function() client:read({}) end,
    function() client:read('l', {}) end,
    function() client:readfull(nil) end,
    function() client:readuntil('') end,
    function() client:recvfrom(0) end,
    function() client:accept({}) end,
    function() client:connect('x', 1) end,
    function() client:connect('127.0.0.1', 1, { timeout = {} }) end,
    function() client:setoption('nope', 1) end,
    function() client:setoption('keepalive', 1) end,
    function() client:listen({}) end,
    function() client.send('x', 'y') end,
    function() client.read(nil) end,
}
for i, call in ipairs(wrong) do
    check.eq((pcall(call)), false, 'call ' .. i)
end
check.ok(not eco.dump():find('waiting:', 1, true))
check.eq(client:send('fine\n', 1), 5)
check.eq(server:read('l', 5), 'fine')
check.ok(server:send('too\n'))
check.eq(client:read('l', 5), 'too')
