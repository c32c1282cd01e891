-- SPDX-License-Identifier: MIT
-- readuntil finds a needle wherever the packets were cut, and returns everything before it.
local check = require 'check'
local net = require 'net'

local function collect(sock, needle)
    local got = {}
    for _ = 1, 100 do
        local chunk, found = sock:readuntil(needle, 5)
        check.ok(chunk)
        check.ok(not chunk:find(needle, 1, true))
        got[#got + 1] = chunk
        if found then
            check.eq(found, true)
            return table.concat(got)
        end
    end
end

for _, case in ipairs {
    { before = 'some text ', needle = '--boundary--' },
    { before = '', needle = '\r\n\r\n' },
    { before = 'aaaabaaaab', needle = 'aaaac' },
    { before = '\r\n\r\r', needle = '\r\n\r\n' },
    { before = 'a\0b', needle = '\0\0' },
} do
    local text = case.before .. case.needle
    for cut = 1, #text - 1 do
        local client, server = net.pair()
        check.ok(server:send(text:sub(1, cut)))
        local task = eco.run(collect, client, case.needle)
        check.ok(server:send(text:sub(cut + 1) .. 'rest'))
        check.eq(net.result(task), case.before, 'cut at ' .. cut)
        check.eq(client:readfull(4), 'rest')
    end
end

-- One byte at a time.
local client, server = net.pair()
local task = eco.run(collect, client, 'needle')
for c in ('nneneeneedneedlneedle!'):gmatch '.' do
    check.ok(server:send(c))
    eco.sleep(0)
end
check.eq(net.result(task), 'nneneeneedneedl')
check.eq(client:read(1), '!')
