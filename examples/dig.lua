#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Shows what the domain name system has about a name, or the name of an address.
-- Run: eco dig.lua NAME|ADDRESS [TYPE [SERVER[#PORT]]]

local dns = require 'eco.dns'
local hex = require 'eco.encoding.hex'
local socket = require 'eco.socket'

local name, type_name, server = ...
local kind = dns['TYPE_' .. (type_name or 'A'):upper()]
local address, port = (server or '127.0.0.1'):match '^([^#]+)#?(%d*)$'
if not name or not kind or not socket.is_ip_address(address or '') then
    io.stderr:write('usage: eco dig.lua NAME|ADDRESS [TYPE [SERVER[#PORT]]]\n')
    os.exit(1)
end

local opts = { type = kind }
if server then
    opts.nameservers = { { address, tonumber(port) or 53 } }
end

local function die(err)
    io.stderr:write(name, ': ', err, '\n')
    os.exit(1)
end

if socket.is_ip_address(name) then
    opts.type = nil
    local names, err = dns.reverse(name, opts)
    if not names then die(err) end
    for _, found in ipairs(names) do
        print(found)
    end
    os.exit(0)
end

-- The fields of a record that are not in all of them, in their order on the wire.
local fields = {
    'address', 'nsdname', 'cname', 'mname', 'rname', 'serial', 'refresh', 'retry', 'expire',
    'minimum', 'ptrdname', 'preference', 'exchange', 'txt', 'spf', 'priority', 'weight', 'port',
    'target', 'rdata',
}

local function show(field, value)
    if field == 'rdata' then
        return hex.encode(value)
    elseif field ~= 'txt' and field ~= 'spf' then
        return tostring(value)
    end
    local texts = {}
    for i, text in ipairs(type(value) == 'table' and value or { value }) do
        texts[i] = ('%q'):format(text)
    end
    return table.concat(texts, ' ')
end

local records, err = dns.query(name, opts)
if not records then die(err) end
for _, record in ipairs(records) do
    local parts = {}
    for _, field in ipairs(fields) do
        if record[field] ~= nil then
            table.insert(parts, show(field, record[field]))
        end
    end
    -- What comes from /etc/hosts has neither name nor TTL.
    print(('%s\t%s\t%s\t%s'):format(record.name or name, record.ttl or '-',
        dns.type_name(record.type), table.concat(parts, ' ')))
end
