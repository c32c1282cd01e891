#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Prints what changes in links, addresses and routes, as the kernel tells it (rtnetlink(7)).
-- Run: eco netlink_monitor.lua

local socket = require 'eco.socket'

local NETLINK_ROUTE = 0
local GROUPS = 0x1 + 0x10 + 0x40 + 0x100 + 0x400 -- link; addresses and routes, IPv4 and IPv6

local IFF_UP = 0x1

-- netlink(7): length and type, then the value, filled up to four bytes.
local function attributes(data, at)
    local found = {}
    while at + 4 <= #data + 1 do
        local size, kind = string.unpack('=I2I2', data, at)
        if size < 4 then
            break
        end
        found[kind % 0x4000] = data:sub(at + 4, at + size - 1) -- without the flag bits
        at = at + math.ceil(size / 4) * 4
    end
    return found
end

local function address_of(family, bytes)
    local is_ip = family == socket.AF_INET or family == socket.AF_INET6
    return is_ip and bytes and socket.inet_ntop(family, bytes)
end

-- struct ifinfomsg; IFLA_IFNAME is 3
local function describe_link(data)
    local flags = string.unpack('=I4', data, 9)
    local name = attributes(data, 17)[3]
    return string.unpack('z', name) .. (flags % 2 == IFF_UP and ' up' or ' down')
end

-- struct ifaddrmsg; IFA_ADDRESS is 1
local function describe_address(data)
    local family, prefix, index = string.unpack('=BBxxI4', data)
    local address = address_of(family, attributes(data, 9)[1])
    return ('%s/%d on %s'):format(address, prefix, socket.if_indextoname(index) or index)
end

-- struct rtmsg; RTA_DST is 1, RTA_OIF 4, RTA_GATEWAY 5
local function describe_route(data)
    local family, prefix = string.unpack('=BB', data)
    local found = attributes(data, 13)
    local text = ('%s/%d'):format(address_of(family, found[1]) or 'default', prefix)
    local gateway = address_of(family, found[5])
    if gateway then
        text = text .. ' via ' .. gateway
    end
    if found[4] then
        local index = string.unpack('=I4', found[4])
        text = text .. ' on ' .. (socket.if_indextoname(index) or index)
    end
    return text
end

local kinds = {
    [16] = { 'link', describe_link },
    [17] = { 'link gone', describe_link },
    [20] = { 'address', describe_address },
    [21] = { 'address gone', describe_address },
    [24] = { 'route', describe_route },
    [25] = { 'route gone', describe_route },
}

-- struct nlmsghdr: length with the header, type, flags, sequence, port
local function print_messages(data)
    local at = 1
    while at + 16 <= #data + 1 do
        local size, kind = string.unpack('=I4I2', data, at)
        if size < 16 then
            break
        end
        local known = kinds[kind]
        if known then
            print(known[1] .. ' ' .. known[2](data:sub(at + 16, at + size - 1)))
        end
        at = at + math.ceil(size / 4) * 4
    end
end

local sock, err = socket.netlink(NETLINK_ROUTE)
if not sock then
    io.stderr:write('cannot open a netlink socket: ', err, '\n')
    os.exit(1)
end
local bound, bind_err = sock:bind(GROUPS)
if not bound then
    io.stderr:write('cannot bind: ', bind_err, '\n')
    os.exit(1)
end
print('listening to the kernel')

while true do
    local data, recv_err, code = sock:recv(65536)
    if data then
        print_messages(data)
    elseif code == 'ENOBUFS' then
        print('too slow: messages were lost')
    else
        io.stderr:write('cannot receive: ', recv_err, '\n')
        os.exit(1)
    end
end
