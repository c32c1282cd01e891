-- SPDX-License-Identifier: MIT
-- Any sequence of reads gives the bytes in order, whatever the pieces they came in.
local check = require 'check'
local net = require 'net'

local seed = 12345
local function random(n)
    seed = (seed * 16807) % 2147483647
    return seed % n + 1
end

local pieces = {}
for i = 1, 4000 do
    pieces[i] = ('%d'):format(i):rep(random(40)) .. ('\r\n\n--'):sub(1, random(6) - 1)
end
local data = table.concat(pieces)

for _, make in ipairs { net.pair, net.tcp_pair } do
    local client, server = make()
    local sender = eco.run(function()
        local at = 1
        while at <= #data do
            local size = random(3) == 1 and random(20000) or random(50)
            check.ok(server:send(data:sub(at, at + size - 1), 10))
            at = at + size
            if random(4) == 1 then
                eco.sleep(0)
            end
        end
        server:close()
    end)

    local at = 1
    local function is_next(got, size)
        check.eq(got, data:sub(at, at + size - 1))
        at = at + size
    end
    while at <= #data do
        local left = #data - at + 1
        local kind = random(7)
        if kind == 1 then
            local got = check.ok(client:read(random(3000), 10))
            is_next(got, #got)
        elseif kind == 2 then
            local got = check.ok(client:read('L', 10))
            is_next(got, #got)
            check.ok(got:find('^[^\n]*\n$') or at > #data)
        elseif kind == 3 then
            local got = check.ok(client:read('l', 10))
            local line = data:sub(at):match '^[^\n]*'
            at = at + #line + 1
            check.eq(got, at > #data + 1 and line or line:gsub('\r$', ''))
        elseif kind == 4 then
            local size = math.min(left, random(5000))
            is_next(check.ok(client:readfull(size, 10)), size)
        elseif kind == 5 then
            local size = math.min(left, random(2000))
            check.eq(client:peek(size, 10), data:sub(at, at + size - 1))
        elseif kind == 6 then
            local size = math.min(left, random(500))
            check.eq(client:discard(size, 10), size)
            at = at + size
        else
            local got, found = check.ok(client:readuntil('\n--', 10))
            is_next(got, #got)
            if found then
                is_next('\n--', 3)
            end
        end
    end
    check.fails('closed', client:read(1, 10))
    net.result(sender)
end
