-- SPDX-License-Identifier: MIT
--- Is a host there, how far away is it, and which way? ICMP (RFC 792), ICMPv6 (RFC 4443).
-- @module eco.net

local _, internal = ...

local check_options = require 'eco.dns.options'
local lookup = require 'eco.dns.lookup'
local pingers = require 'eco.net.pinger'
local socket = require 'eco.socket'

local now = internal.now

local IPV4, IPV6 = pingers.IPV4, pingers.IPV6

local M = {}

local LIMIT = 5 -- seconds, unless told otherwise

local options = {
    timeout = 'number',
    data = 'string',
    mark = { -2 ^ 31, 2 ^ 31 - 1 },
    device = 'string',
    nameservers = 'table',
    ttl = { 1, 255 },
    count = { 1, 2 ^ 31 },
    interval = 'number',
    max_hops = { 1, 255 },
    ipv6 = 'boolean',
}

-- As eco.timeout, but 0 and less is no limit.
local function within(limit, f, ...)
    if limit > 0 then
        return eco.timeout(limit, f, ...)
    end
    return f(...)
end

-- ---- names --------------------------------------------------------------------------------------

local function resolve(version, host, opts)
    local addresses, err, code = lookup.values(host, {
        nameservers = opts.nameservers,
        mark = opts.mark,
        device = opts.device,
        timeout = opts.timeout or LIMIT,
    }, version.record, 'address')
    if not addresses and (err == 'canceled' or err == 'timeout') then
        return nil, err
    elseif not addresses or not addresses[1] then
        return nil, ('resolve "%s" fail: %s'):format(host, err or 'no address'), code or 'ENODATA'
    end
    return addresses[1]
end

-- Calls f with a pinger for the host.
local function with_pinger(version, host, opts, f)
    local address, err, code = resolve(version, host, opts)
    if not address then
        return nil, err, code
    end
    local pinger
    pinger, err, code = pingers.open(version, address, opts)
    if not pinger then
        return nil, err, code
    end
    return eco.with(pinger, f)
end

local function once(version, host, opts)
    local limit = opts.timeout or LIMIT
    local deadline = now() + limit
    return with_pinger(version, host, opts, function(pinger)
        local sequence = internal.entropy() % 0x10000
        -- Resolving may have used it up.
        local left = limit > 0 and math.max(deadline - now(), 1e-6) or limit
        local took, err, code = within(left, pinger.echo, pinger, sequence)
        if took then
            return took
        end
        return nil, err, code
    end)
end

-- ---- many ---------------------------------------------------------------------------------------

local function summary(address, sent, times, failure)
    local result = {
        address = address, sent = sent, received = #times, loss = (sent - #times) / sent,
        times = times, error = failure,
    }
    local sum = 0
    for _, took in ipairs(times) do
        sum = sum + took
        result.min = math.min(result.min or took, took)
        result.max = math.max(result.max or took, took)
        result.avg = sum / #times
    end
    return result
end

local function several(version, host, opts)
    return with_pinger(version, host, opts, function(pinger)
        local times, failure = {}, nil
        for i = 1, opts.count do
            local started = now()
            local took, err = within(opts.timeout or LIMIT, pinger.echo, pinger, i % 0x10000)
            if err == 'canceled' or internal.overdue() then
                return nil, err
            end
            table.insert(times, took)
            failure = not took and err or failure
            if i < opts.count then
                eco.sleep(math.max(started + (opts.interval or 1) - now(), 0))
            end
        end
        return summary(pinger.address, opts.count, times, failure)
    end)
end

local function ping(version, host, opts)
    return (opts.count and several or once)(version, host, opts)
end

--- Asks a host for an echo.
-- @tparam string host a name or an IPv4 address
-- @tparam[opt] table opts timeout, data, mark, device, nameservers, ttl; count, interval
-- @return seconds, or with `count` a table of what came of them; or nil, text, code
function M.ping(host, opts)
    check_options('ping', host, opts, options)
    return ping(IPV4, host, opts or {})
end

--- The same by IPv6.
function M.ping6(host, opts)
    check_options('ping6', host, opts, options)
    return ping(IPV6, host, opts or {})
end

-- ---- the way ------------------------------------------------------------------------------------

-- One hop: { ttl =, address =, time = }, and whether the way ends there.
local function probe(version, address, opts, ttl)
    local own = setmetatable({ ttl = ttl }, { __index = opts })
    local pinger, err, code = pingers.open(version, address, own)
    if not pinger then
        return nil, err, code
    end
    return eco.with(pinger, function()
        local started = now()
        local took, why, why_code, event =
            within(opts.timeout or 1, pinger.echo, pinger, ttl)
        if took then
            return { ttl = ttl, address = pinger.address, time = took }, true
        elseif internal.overdue() then
            return nil, why
        elseif why == 'timeout' then
            return { ttl = ttl }, false
        elseif not event or not event.ipaddr then
            return nil, why, why_code
        end
        local passed = why == 'Time to live exceeded'
        local hop = { ttl = ttl, address = event.ipaddr, time = now() - started }
        hop.error = not passed and why or nil
        return hop, not passed
    end)
end

--- The routers on the way to a host.
-- @tparam string host a name or an address
-- @tparam[opt] table opts max_hops (30), timeout of each (1), ipv6, data, mark, device, nameservers
-- @return an array of { ttl =, address =, time =, error = }, without address where nobody has
-- answered, and whether the host was reached; or nil, text, code
function M.traceroute(host, opts)
    check_options('traceroute', host, opts, options)
    opts = opts or {}
    local version = (opts.ipv6 or host:find(':', 1, true)) and IPV6 or IPV4
    local address, err, code = resolve(version, host, opts)
    if not address then
        return nil, err, code
    end
    local hops = {}
    for ttl = 1, opts.max_hops or 30 do
        local hop, ended, hop_code = probe(version, address, opts, ttl)
        if not hop then
            return nil, ended, hop_code
        end
        hops[ttl] = hop
        if ended then
            return hops, not hop.error
        end
    end
    return hops, false
end

--- Does anybody listen on a TCP port?
-- @tparam string host a name or an address
-- @tparam integer port
-- @tparam[opt=5] number timeout seconds
-- @return true; or nil, text, code
function M.port_open(host, port, timeout)
    local limit = { timeout = tonumber(timeout) or timeout }
    local ok, sock, err, code = pcall(socket.connect_tcp, host, port, limit)
    if not ok then
        local text, count = tostring(sock):gsub("^(bad argument #%d to) '[^']*'", "%1 'port_open'")
        error(text, count > 0 and 2 or 0)
    elseif not sock then
        return nil, err, code
    end
    sock:close()
    return true
end

return M
