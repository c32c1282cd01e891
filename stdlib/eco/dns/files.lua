-- SPDX-License-Identifier: MIT
-- What the resolver knows from files: resolv.conf(5) and hosts(5). Each is read again once its
-- time, size or inode has changed.

local socket = require 'eco.socket'
local stat = require 'eco.file.core'.stat

local M = {}

-- A text that differs once the file has changed; "" if there is no file.
local function signature_of(path)
    local info = stat(path)
    return info and ('%.0f:%.0f:%.0f:%.0f.%.0f'):format(info.dev, info.ino, info.size, info.mtime,
        info.mtime_ns) or ''
end

-- A function that gives what `parse` makes of the file's lines; a file that is missing has none.
-- One that cannot be opened now, for want of descriptors perhaps, is tried again by the next call.
local function watched(path, parse)
    local seen, contents = false, nil
    return function()
        local signature = signature_of(path)
        if signature ~= seen then
            local file = io.open(path, 're')
            local done = file or signature == ''
            if done or not contents then
                contents = parse((file and file:read('*a') or '') .. '\n')
            end
            if file then
                file:close()
            end
            seen = done and signature
        end
        return contents
    end
end

--- The family of an IP literal, which may have a zone, as a record type's name; or nil.
function M.kind(address)
    if socket.is_ipv4_address(address) then
        return 'A'
    end
    return socket.is_ipv6_address((address:gsub('%%[^%%]+$', ''))) and 'AAAA' or nil
end

--- Is the interface there that the zone of an address names? Without, connecting would raise.
function M.has_zone(address)
    local zone = address:match '%%(.*)'
    local index = zone and zone:match '^%d+$' and tonumber(zone)
    if index then
        return index < 2 ^ 32 and socket.if_indextoname(index) ~= nil
    end
    return not zone or socket.if_nametoindex(zone) ~= nil
end

--- The bytes of an IP literal.
function M.bytes(address)
    local family = M.kind(address) == 'A' and socket.AF_INET or socket.AF_INET6
    return socket.inet_pton(family, (address:gsub('%%.*', '')))
end

-- ---- resolv.conf --------------------------------------------------------------------------------

local limits = { ndots = 15, timeout = 30, attempts = 5 }

local keywords = {
    nameserver = function(config, value)
        local address = value:match '^%S+'
        if address and M.kind(address) then
            table.insert(config.nameservers, address)
        end
    end,

    options = function(config, value)
        for option in value:gmatch '%S+' do
            local name, number = option:match '^(%a+):(%d+)$'
            if limits[name] then
                config[name] = math.min(tonumber(number), limits[name])
            elseif option == 'rotate' or option == 'edns0' or option == 'use-vc' then
                config[option] = true
            end
        end
    end,
}

-- The last of these lines counts.
function keywords.search(config, value)
    config.search = {}
    for domain in value:gmatch '%S+' do
        domain = domain:gsub('%.$', '')
        if domain ~= '' then
            table.insert(config.search, domain)
        end
    end
end
keywords.domain = function(config, value)
    keywords.search(config, value:match '^%S*')
end

local function parse_config(text)
    local config = { nameservers = {}, search = {}, ndots = 1, timeout = 5, attempts = 2 }
    for line in text:gmatch '(.-)\r?\n' do
        local keyword, value = line:gsub('%s[#;].*', ''):match '^(%l+)%s*(.-)%s*$'
        if keywords[keyword] then
            keywords[keyword](config, value)
        end
    end
    config.timeout = math.max(config.timeout, 1)
    config.attempts = math.max(config.attempts, 1)
    if not config.nameservers[1] then
        config.nameservers[1] = '127.0.0.1'
    end
    return config
end

--- { nameservers = addresses, search = domains, ndots =, timeout =, attempts =, rotate =,
--- edns0 =, ['use-vc'] = }
M.config = watched('/etc/resolv.conf', parse_config)

-- ---- hosts --------------------------------------------------------------------------------------

-- The list with one more address; a new list, since one of one address is shared by its names.
local function with(list, entry)
    local longer = {}
    for i, known in ipairs(list) do
        if known == entry then
            return list
        end
        longer[i] = known
    end
    table.insert(longer, entry)
    return longer
end

-- Files that block many names have 100,000 lines with the same address.
local function parse_hosts(text)
    local addresses, names, alone = {}, {}, {}
    for line in text:gmatch '[^\n]+' do
        local address, rest = line:match '^%s*([^%s#]+)%s+([^#]*)'
        local list = alone[address]
        if address and list == nil then
            local kind = M.kind(address)
            list = kind and { { kind = kind, address = address, bytes = M.bytes(address) } }
            alone[address] = list or false
        end
        if list then
            local entry = list[1]
            local known = names[entry.bytes] or {}
            names[entry.bytes] = known
            for name in rest:gmatch '%S+' do
                known[#known + 1] = name
                name = name:lower()
                addresses[name] = addresses[name] and with(addresses[name], entry) or list
            end
        end
    end
    return { addresses = addresses, names = names }
end

local read_hosts = watched('/etc/hosts', parse_hosts)

local loopback = { { kind = 'A', address = '127.0.0.1' }, { kind = 'AAAA', address = '::1' } }

--- The addresses of a name as an array of { kind = 'A' or 'AAAA', address = }, or nil if the file
--- does not know it. "localhost" is known without the file, too (RFC 6761, 6.3).
function M.host(name)
    name = name:lower():gsub('%.$', '')
    local known = read_hosts().addresses[name]
    if not known and (name == 'localhost' or name:find '%.localhost$') then
        known = loopback
    end
    return known
end

--- The names that the file has for an address, an array; or nil.
function M.names(address)
    return read_hosts().names[M.bytes(address)]
end

return M
