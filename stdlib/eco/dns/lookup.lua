-- SPDX-License-Identifier: MIT
-- From a name to records: which servers are asked for which names, how often, and for how long.

local _, internal = ...

local cache = require 'eco.dns.cache'
local exchange = require 'eco.dns.exchange'
local files = require 'eco.dns.files'
local socket = require 'eco.socket'

local now = internal.now

local M = {}

local TYPE = { A = 1, AAAA = 28 }
local CLASS_IN = 1
local EDNS_SIZE = 1232 -- what passes everywhere without fragments

-- "ip" or { ip, port }, or nil.
local function to_server(entry)
    local address, port = entry, 53
    if type(entry) == 'table' then
        address, port = entry[1], entry[2] or 53
    end
    local kind = type(address) == 'string' and files.kind(address)
    if not kind or type(port) ~= 'number' or port % 1 ~= 0 or port < 1 or port > 65535 then
        return nil
    end
    return {
        address = address,
        port = port,
        family = kind == 'A' and socket.AF_INET or socket.AF_INET6,
        text = (kind == 'A' and '%s:%d' or '[%s]:%d'):format(address, port),
    }
end

local turn = 0

--- The servers for an array of "ip" and { ip, port }; nil if there is anything else in it.
function M.servers(entries)
    if type(entries) ~= 'table' then
        return nil
    end
    local servers = {}
    for i = 1, table.maxn(entries) do
        servers[i] = to_server(entries[i])
        if not servers[i] then
            return nil
        end
    end
    return servers[1] and servers
end

local function find_servers(opts, config)
    local servers = M.servers(opts.nameservers or config.nameservers)
    if config.rotate then
        turn = turn % #servers + 1
        for _ = 2, turn do
            table.insert(servers, table.remove(servers, 1))
        end
    end
    return servers
end

-- What holds for one call.
local function settle(opts)
    local config = files.config()
    local edns = opts.edns
    if edns == nil then
        edns = config.edns0
    end
    local limit = opts.timeout and opts.timeout > 0 and opts.timeout
    return {
        config = config,
        servers = find_servers(opts, config),
        type = opts.type or (opts.ipv6 and TYPE.AAAA or TYPE.A),
        class = opts.class or CLASS_IN,
        no_recurse = opts.no_recurse,
        mark = opts.mark,
        device = opts.device,
        deadline = limit and now() + limit or math.huge,
        attempts = math.max(opts.attempts or config.attempts, 1),
        tcp = opts.tcp or config['use-vc'],
        edns = edns == true and EDNS_SIZE or edns or false,
        cache = opts.cache,
    }
end

-- ---- asking -------------------------------------------------------------------------------------

local function cache_key(name, settings)
    local parts = {
        name:lower(), settings.type, settings.class, tostring(settings.no_recurse),
        tostring(settings.mark), tostring(settings.device),
    }
    for _, server in ipairs(settings.servers) do
        table.insert(parts, server.text)
    end
    return table.concat(parts, '\0')
end

-- Asks one server after the other, those that have not answered again, until one knows. What is
-- left of the time is shared by the tries that are left.
local function ask_servers(name, settings)
    local servers = settings.servers
    local failure, verdict -- of a server that was not reached, of one that was
    for attempt = settings.attempts, 1, -1 do
        local silent = {}
        for i, server in ipairs(servers) do
            local left = settings.deadline - now()
            if left <= 0 and failure then break end
            local tries = #servers - i + 1 + (attempt - 1) * (#servers - i + 1 + #silent)
            local records, err, code, kind = exchange.ask(server, name, settings,
                math.min(left / tries, settings.config.timeout))
            if records or kind == 'final' then
                return records, err, code
            elseif kind == 'answered' then
                verdict = { err, code }
            else
                failure = { err, code }
                table.insert(silent, server)
            end
        end
        servers = silent
    end
    return nil, unpack(verdict or failure)
end

-- A name as it stands.
local function ask(name, settings)
    local key = settings.cache and cache_key(name, settings)
    local known = key and cache.get(key)
    if known then
        return known
    end
    local records, soa, code = ask_servers(name, settings)
    if records and key then
        cache.put(key, records, soa)
    end
    if not records then
        return nil, soa, code -- which is the error
    end
    return records
end

-- The names to try, by the rules of resolv.conf(5).
local function candidates(name, config)
    if name:find '%.$' or not config.search[1] then
        return { name }
    end
    local list = {}
    for i, domain in ipairs(config.search) do
        list[i] = name .. '.' .. domain
    end
    local _, dots = name:gsub('%.', '')
    table.insert(list, dots >= config.ndots and 1 or #list + 1, name)
    return list
end

local function search(name, settings)
    local empty
    for _, candidate in ipairs(candidates(name, settings.config)) do
        local records, err, code = ask(candidate, settings)
        if records and records[1] then
            return records
        elseif records then
            empty = records
        elseif code ~= 'NXDOMAIN' and (candidate == name or err ~= 'bad name') then
            return nil, err, code -- not for a domain that makes it too long
        end
    end
    if empty then
        return empty
    end
    return nil, 'name error', 'NXDOMAIN'
end

-- The records of a literal or of a name in the file of hosts; nil if it is neither.
local function known_here(name, type)
    local kind = files.kind(name)
    if kind then
        return { { type = TYPE[kind], address = name } }
    end
    local known = (type == TYPE.A or type == TYPE.AAAA) and files.host(name)
    if not known then
        return nil
    end
    local records = {}
    for _, host in ipairs(known) do
        if TYPE[host.kind] == type then
            table.insert(records, { type = type, address = host.address })
        end
    end
    return records
end

--- The records of a name.
-- @tparam string name
-- @tparam table opts checked; see docs/api/dns.md
-- @return an array; or nil, text, code
function M.records(name, opts)
    local settings = settle(opts)
    local records = known_here(name, settings.type)
    if records then
        return records
    end
    return search(name, settings)
end

--- One field of all records of a type.
-- @return an array; or nil, text, code
function M.values(name, opts, type, field)
    local records, err, code = M.records(name, setmetatable({ type = type }, { __index = opts }))
    if not records then
        return nil, err, code
    end
    local values = {}
    for _, record in ipairs(records) do
        if record.type == type then
            table.insert(values, record[field])
        end
    end
    return values
end

return M
