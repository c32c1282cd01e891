-- SPDX-License-Identifier: MIT
-- Close ends a pending read; the reader runs after close has returned.
local check = require 'check'
local net = require 'net'

for _, method in ipairs { 'read', 'readfull', 'readuntil', 'recvfrom', 'peek', 'discard' } do
    local client, server = net.tcp_pair()
    local order = {}
    local task = eco.run(function()
        local argument = method == 'readuntil' and '\n' or 10
        local function note(...)
            order[#order + 1] = 'reader'
            return ...
        end
        return note(client[method](client, argument))
    end)
    check.ok(server:send('part'))
    if method == 'readuntil' or method == 'read' or method == 'recvfrom' then
        net.result(task)
        task = eco.run(function()
            local function note(...)
                order[#order + 1] = 'reader'
                return ...
            end
            return note(client[method](client, method == 'readuntil' and '\n' or 10))
        end)
        order = {}
    end
    client:close()
    order[#order + 1] = 'closer'
    check.fails('canceled', net.result(task))
    check.same(order, { 'closer', 'reader' }, method)
    check.fails('closed', client:read(1))
end
