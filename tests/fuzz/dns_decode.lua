-- SPDX-License-Identifier: MIT
-- DNS messages with bytes changed, cut, repeated and thrown together: each is decoded or malformed.
-- ECO_FUZZ_SECONDS makes it longer, ECO_FUZZ_SEED another one.
local check = require 'check'
local core = require 'eco.dns.core'
local dns_server = require 'dns_server'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 1
local seed = tonumber(os.getenv 'ECO_FUZZ_SEED') or 1
math.randomseed(seed)
local random = math.random

local name, record = dns_server.name, dns_server.record
local numbers = string.pack('>I4I4I4I4I4', 1, 2, 3, 4, 5)
local records = {
    record(nil, 1, '\1\2\3\4'),
    record(nil, 28, ('\1'):rep(16)),
    record(nil, 2, '\2ns\192\12'),
    record(nil, 5, name 'alias.example'),
    record(nil, 6, '\2ns\192\12\4root\192\12' .. numbers),
    record(nil, 12, '\192\12'),
    record(nil, 15, '\0\5\2mx\192\12'),
    record(nil, 16, '\3abc\0\2de'),
    record(nil, 33, '\0\1\0\2\0\3' .. name 'srv.example'),
    record(nil, 99, '\1x'),
    record(nil, 257, '\0\5issueca'),
    record('other.example', 65535, ''),
    '\0\0\41\4\208\0\0\0\0\0\0',
}

local function message()
    local picked, counts = {}, { 0, 0, 0 }
    for _ = 1, random(0, 6) do
        table.insert(picked, records[random(#records)])
        local section = random(3)
        counts[section] = counts[section] + 1
    end
    return string.pack('>I2I2I2I2I2I2', random(0, 65535), 0x8180, 1, unpack(counts))
        .. name 'a.example' .. '\0\1\0\1' .. table.concat(picked)
end

local changes = {
    function(data, at) return data:sub(1, at - 1) end,
    function(data, at)
        return data:sub(1, at - 1) .. string.char(random(0, 255)) .. data:sub(at + 1)
    end,
    -- A pointer to somewhere.
    function(data, at)
        return data:sub(1, at - 1) .. '\192' .. string.char(random(0, 255)) .. data:sub(at + 2)
    end,
    function(data, at) return data:sub(1, at) .. data:sub(random(1, at)) end,
    function(data, at) return data:sub(1, at - 1) .. data:sub(at + random(1, 9)) end,
    function(data) return data .. message() end,
}

local function try(data)
    local list, err, code = core.decode(data)
    if not list then
        check.ok(err:find '^malformed ')
        check.eq(code, 'EBADMSG')
        return false
    end
    for _, found in ipairs(list) do
        check.ok(found.name and found.type and found.class and found.ttl and found.section)
    end
    return true
end

local good, bad = 0, 0
local ends = time.monotonic() + seconds
for i = 1, math.huge do
    local data = message()
    check.ok(try(data))
    for _ = 1, random(4) do
        data = changes[random(#changes)](data, random(#data))
        if #data == 0 then break end
    end
    if try(data) then good = good + 1 else bad = bad + 1 end
    if i % 100 == 0 and i >= 300 and time.monotonic() > ends then break end
end
check.ok(good > 10 and bad > 100, good .. ' ' .. bad)
