#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Shows the routers on the way to a host, with their names.
-- Run: eco traceroute.lua HOST [HOPS]

local dns = require 'eco.dns'
local net = require 'eco.net'

local host, hops = ...
if not host then
    io.stderr:write('usage: eco traceroute.lua HOST [HOPS]\n')
    os.exit(1)
end

local way, reached = net.traceroute(host, { max_hops = tonumber(hops) })
if not way then
    io.stderr:write(host, ': ', reached, '\n')
    os.exit(1)
end

-- All names are asked for at a time.
local group = eco.group()
for _, hop in ipairs(way) do
    group:run(function()
        local names = hop.address and dns.reverse(hop.address, { timeout = 1 })
        hop.name = names and names[1]
    end)
end
group:wait()

for _, hop in ipairs(way) do
    if hop.address then
        print(('%2d  %s (%s)  %.3f ms%s'):format(hop.ttl, hop.name or hop.address, hop.address,
            hop.time * 1000, hop.error and '  ' .. hop.error or ''))
    else
        print(('%2d  *'):format(hop.ttl))
    end
end
os.exit(reached and 0 or 1)
