-- SPDX-License-Identifier: MIT
--- Names and what the domain name system has about them: a resolver that waits as sockets do.
--- RFC 1034, RFC 1035, resolver(5), hosts(5).
-- @module eco.dns

local _, internal = ...

local cache = require 'eco.dns.cache'
local check_options = require 'eco.dns.options'
local files = require 'eco.dns.files'
local lookup = require 'eco.dns.lookup'
local socket = require 'eco.socket'

local M = {
    TYPE_A = 1,
    TYPE_NS = 2,
    TYPE_CNAME = 5,
    TYPE_SOA = 6,
    TYPE_PTR = 12,
    TYPE_MX = 15,
    TYPE_TXT = 16,
    TYPE_AAAA = 28,
    TYPE_SRV = 33,
    TYPE_NAPTR = 35,
    TYPE_DS = 43,
    TYPE_SSHFP = 44,
    TYPE_DNSKEY = 48,
    TYPE_TLSA = 52,
    TYPE_SVCB = 64,
    TYPE_HTTPS = 65,
    TYPE_SPF = 99,
    TYPE_ANY = 255,
    TYPE_CAA = 257,
    CLASS_IN = 1,
    SECTION_AN = 1,
    SECTION_NS = 2,
    SECTION_AR = 3,
}

local type_names = {}
for name, value in pairs(M) do
    type_names[value] = name:match '^TYPE_(.*)' or type_names[value]
end

-- ---- options ------------------------------------------------------------------------------------

local options = {
    type = { 0, 65535 },
    class = { 0, 65535 },
    no_recurse = 'boolean',
    nameservers = 'table',
    mark = { -2 ^ 31, 2 ^ 31 - 1 },
    device = 'string',
    timeout = 'number',
    attempts = { 1, 2 ^ 31 },
    ipv6 = 'boolean',
    tcp = 'boolean',
    cache = 'boolean',
}

local function check(name, host, opts)
    local edns = type(opts) == 'table' and opts.edns
    local size = tonumber(edns) or 0
    if edns and edns ~= true and not (size >= 512 and size <= 65535 and size % 1 == 0) then
        internal.bad_argument(2, name, "option 'edns': boolean or number of bytes expected")
    end
    check_options(name, host, opts, options)
end

--- Asks for the records of a name. Literals and names in /etc/hosts need no server.
-- @tparam string name
-- @tparam[opt] table opts type, nameservers, timeout and others
-- @return an array of records; or nil, text, code
function M.query(name, opts)
    check('query', name, opts)
    return lookup.records(name, opts or {})
end

-- ---- addresses and names ------------------------------------------------------------------------

-- Is there a route? RFC 6724, 5, rule 1.
local function is_usable(address, opts)
    local own = { mark = opts.mark, device = opts.device }
    local sock = files.has_zone(address) and socket.connect_udp(address, 9, own)
    if sock then
        sock:close()
    end
    return sock
end

local function usable_first(list, opts)
    local usable, others = {}, {}
    for _, address in ipairs(list) do
        table.insert(is_usable(address, opts) and usable or others, address)
    end
    for _, address in ipairs(others) do
        table.insert(usable, address)
    end
    return usable
end

-- Both families at a time: the addresses, or nil, text, code.
local function query_both(name, opts)
    local task
    local guard = { close = function() return task and eco.cancel(task) end }
    return eco.with(guard, function()
        task = eco.run(lookup.values, name, opts, M.TYPE_AAAA, 'address')
        local four, err, code = lookup.values(name, opts, M.TYPE_A, 'address')
        -- That there is no such name holds for both.
        local done, six, six_err, six_code = eco.join(task, code == 'NXDOMAIN' and 0 or nil)
        if not done and code == 'NXDOMAIN' then
            return nil, err, code
        elseif not done then
            return nil, six
        elseif not four and not (six and six[1]) then
            return nil, err, code
        elseif not six and not four[1] then
            return nil, six_err, six_code
        end
        local all = six or {}
        for _, address in ipairs(four or {}) do
            table.insert(all, address)
        end
        return all
    end)
end

--- The addresses of a name: those there is a route to first, IPv6 before IPv4.
-- @tparam string name
-- @tparam[opt] table opts as of `query`; ipv6 = true or false: only that family
-- @return an array of strings; or nil, text, code
function M.resolve(name, opts)
    check('resolve', name, opts)
    opts = opts or {}
    local list, err, code
    if opts.ipv6 == nil and files.kind(name) then
        return { name }
    elseif opts.ipv6 == nil then
        list, err, code = query_both(name, opts)
    else
        local type = opts.ipv6 and M.TYPE_AAAA or M.TYPE_A
        list, err, code = lookup.values(name, opts, type, 'address')
    end
    if not list then
        return nil, err, code
    end
    return usable_first(list, opts)
end

-- The name that PTR records of an address belong to: RFC 1035, 3.5; RFC 3596, 2.5.
local function reverse_name(address)
    local bytes = files.bytes(address):reverse()
    if #bytes == 4 then
        return ('%d.%d.%d.%d.in-addr.arpa.'):format(bytes:byte(1, 4))
    end
    return bytes:gsub('.', function(byte)
        local hex = ('%02x'):format(byte:byte())
        return hex:sub(2) .. '.' .. hex:sub(1, 1) .. '.'
    end) .. 'ip6.arpa.'
end

--- The names of an address.
-- @tparam string address an IP literal
-- @tparam[opt] table opts as of `query`
-- @return an array of strings; or nil, text, code
function M.reverse(address, opts)
    check('reverse', address, opts)
    if not files.kind(address) then
        internal.bad_argument(1, 'reverse', 'not a valid IP address')
    end
    local known = files.names(address)
    if known then
        local names = {}
        for i, found in ipairs(known) do
            names[i] = found
        end
        return names
    end
    return lookup.values(reverse_name(address), opts or {}, M.TYPE_PTR, 'ptrdname')
end

--- Forgets the answers that `cache = true` has kept.
M.flush = cache.flush

--- The name of a record type.
-- @tparam integer number
-- @treturn string "A", "AAAA" …, or "unknown"
function M.type_name(number)
    return type_names[number] or 'unknown'
end

return M
