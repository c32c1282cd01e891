-- SPDX-License-Identifier: MIT
--- Is a host there, how far away is it, and which way? ICMP (RFC 792), ICMPv6 (RFC 4443).
-- @module eco.net

local _, internal = ...

local lookup = require 'eco.dns.lookup'
local socket = require 'eco.socket'

local now = internal.now

local M = {}

local LIMIT = 5 -- seconds, unless told otherwise

local IPV4 = {
    family = socket.AF_INET,
    protocol = socket.IPPROTO_ICMP,
    record = 1, -- A
    request = socket.ICMP_ECHO,
    reply = socket.ICMP_ECHOREPLY,
    -- By type, and by code where it matters.
    errors = {
        [3] = {
            [0] = 'Destination net unreachable', 'Destination host unreachable',
            'Destination protocol unreachable', 'Destination port unreachable',
            'Packet too big', 'Source route failed', [9] = 'Destination net prohibited',
            [10] = 'Destination host prohibited', [13] = 'Packet filtered',
        },
        [11] = 'Time to live exceeded',
        [12] = 'Parameter problem',
    },
}
local IPV6 = {
    family = socket.AF_INET6,
    protocol = socket.IPPROTO_ICMPV6,
    record = 28, -- AAAA
    request = socket.ICMPV6_ECHO_REQUEST,
    reply = socket.ICMPV6_ECHO_REPLY,
    errors = {
        {
            [0] = 'Destination net unreachable', 'Destination host prohibited',
            'Beyond scope of source address', 'Destination host unreachable',
            'Destination port unreachable',
        },
        'Packet too big',
        'Time to live exceeded',
        'Parameter problem',
    },
}

local option_types = {
    timeout = 'number',
    data = 'string',
    mark = 'number',
    device = 'string',
    nameservers = 'table',
    ttl = 'number',
    count = 'number',
    interval = 'number',
    max_hops = 'number',
    ipv6 = 'boolean',
}

local function check(name, host, opts)
    local function wrong(arg, text)
        error(("bad argument #%d to '%s' (%s)"):format(arg, name, text), 4)
    end
    if type(host) ~= 'string' then
        wrong(1, 'string expected, got ' .. type(host))
    elseif opts ~= nil and type(opts) ~= 'table' then
        wrong(2, 'table expected, got ' .. type(opts))
    end
    for key, expected in pairs(option_types) do
        local value = opts and opts[key]
        if value ~= nil and type(value) ~= expected then
            wrong(2, ("option '%s': %s expected, got %s"):format(key, expected, type(value)))
        end
    end
    local count = opts and opts.count
    if count and (count < 1 or count % 1 ~= 0) then
        wrong(2, "option 'count': value out of range")
    end
    if opts and opts.nameservers and not lookup.servers(opts.nameservers) then
        wrong(2, 'invalid nameservers')
    end
end

-- ---- one socket for echoes ----------------------------------------------------------------------

local Pinger = {}
Pinger.__index = Pinger

-- RFC 1071.
local function checksum(data)
    local sum = 0
    for i = 1, #data, 2 do
        sum = sum + data:byte(i) * 256 + (data:byte(i + 1) or 0)
    end
    sum = sum % 0x10000 + math.floor(sum / 0x10000)
    return 0xFFFF - (sum % 0x10000 + math.floor(sum / 0x10000))
end

-- Anybody in the right group may have a datagram socket of ICMP, the privileged a raw one.
local function open(version, options)
    local sock, err, code = socket.socket(version.family, socket.SOCK_DGRAM, version.protocol,
        options)
    if sock or code ~= 'EACCES' and code ~= 'EPERM' or err:find '^failed to set' then
        return sock, false, err, code
    end
    local raw, raw_err, raw_code =
        socket.socket(version.family, socket.SOCK_RAW, version.protocol, options)
    if not raw and raw_err:find '^failed to set' then
        return nil, true, raw_err, raw_code
    end
    return raw, true, err, code
end

local function new_pinger(version, address, opts)
    local sock, is_raw, err, code = open(version, { mark = opts.mark, device = opts.device })
    if not sock then
        return nil, err, code
    end
    local self = setmetatable({
        sock = sock,
        version = version,
        is_raw = is_raw,
        id = internal.entropy() % 0x10000, -- the kernel writes its own into a datagram's
        data = opts.data or 'hello',
    }, Pinger)
    local done
    done, err, code = sock:setoption('recverr', true)
    if done and opts.ttl then
        done, err, code = sock:setoption('ttl', opts.ttl)
    end
    if done then
        -- ICMP has no ports, but without one getpeername finds no peer.
        done, err, code = sock:connect(address, 1)
    end
    if not done then
        sock:close()
        return nil, err, code
    end
    self.address = sock:getpeername().ipaddr
    return self
end

function Pinger:close()
    self.sock:close()
end

function Pinger:request(sequence)
    local function message(sum)
        return string.pack('>BBI2I2I2', self.version.request, 0, sum, self.id, sequence) .. self.data
    end
    -- A raw socket of IPv4 has it done by nobody.
    local is_ours = self.is_raw and self.version == IPV4
    return message(is_ours and checksum(message(0)) or 0)
end

function Pinger:is_reply(data, peer, sequence)
    if self.is_raw and self.version == IPV4 then
        data = data:sub(data:byte() % 16 * 4 + 1) -- behind the IP header
    end
    if #data < 8 or peer.ipaddr ~= self.address then
        return false
    end
    local kind, _, _, id, number = string.unpack('>BBI2I2I2', data)
    return kind == self.version.reply and number == sequence and (not self.is_raw or id == self.id)
end

-- The text of a message about a packet of ours.
function Pinger:explain(event)
    local texts = event.type and self.version.errors[event.type]
    return type(texts) == 'table' and texts[event.code] or type(texts) == 'string' and texts
        or event.message
end

-- What is queued about this request: text, code and who said it.
function Pinger:error_about(sequence)
    while true do
        local event = self.sock:recverr()
        if not event then
            return nil
        end
        local data = event.data
        local number = #data >= 8 and string.unpack('>I2', data, 7)
        if not number or number == sequence then
            return self:explain(event), event.error, event
        end
    end
end

-- A message about an earlier request makes the next call fail, whatever that is.
function Pinger:send(sequence)
    local sent, err, code = self.sock:send(self:request(sequence))
    if not sent and self.sock:recverr() then
        while self.sock:recverr() do end
        sent, err, code = self.sock:send(self:request(sequence))
    end
    return sent, err, code
end

-- Sends one request and waits for what comes of it: seconds, or nil, text, code, the event.
function Pinger:echo(sequence)
    local started = now()
    local sent, err, code = self:send(sequence)
    if not sent then
        return nil, err, code
    end
    while true do
        local data, peer, peer_code = self.sock:recvfrom(65535)
        local took = now() - started
        if not data and not peer_code then
            return nil, peer -- the limit, or canceled
        elseif data and self:is_reply(data, peer, sequence) then
            return took
        elseif not data then
            local text, text_code, event = self:error_about(sequence)
            if text then
                return nil, text, text_code, event
            end
        end
    end
end

-- ---- names --------------------------------------------------------------------------------------

local function resolve(version, host, opts)
    local addresses, err, code = lookup.values(host, {
        nameservers = opts.nameservers,
        mark = opts.mark,
        device = opts.device,
        timeout = opts.timeout or LIMIT,
    }, version.record, 'address')
    if not addresses and err == 'canceled' then
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
    pinger, err, code = new_pinger(version, address, opts)
    if not pinger then
        return nil, err, code
    end
    return eco.with(pinger, f)
end

local function once(version, host, opts)
    local deadline = now() + (opts.timeout or LIMIT)
    return with_pinger(version, host, opts, function(pinger)
        local sequence = internal.entropy() % 0x10000
        local took, err, code = eco.timeout(deadline - now(), pinger.echo, pinger, sequence)
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
            local took, err = eco.timeout(opts.timeout or LIMIT, pinger.echo, pinger, i % 0x10000)
            if err == 'canceled' then
                return nil, err
            end
            table.insert(times, took)
            failure = not took and err or failure
            if i < opts.count then
                eco.sleep(math.max((opts.interval or 1) - (took or 0), 0))
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
    check('ping', host, opts)
    return ping(IPV4, host, opts or {})
end

--- The same by IPv6.
function M.ping6(host, opts)
    check('ping6', host, opts)
    return ping(IPV6, host, opts or {})
end

-- ---- the way ------------------------------------------------------------------------------------

-- One hop: { ttl =, address =, time = }, and whether the way ends there.
local function probe(version, address, opts, ttl)
    local own = setmetatable({ ttl = ttl }, { __index = opts })
    local pinger, err, code = new_pinger(version, address, own)
    if not pinger then
        return nil, err, code
    end
    return eco.with(pinger, function()
        local started = now()
        local took, why, why_code, event =
            eco.timeout(opts.timeout or 1, pinger.echo, pinger, ttl)
        if took then
            return { ttl = ttl, address = pinger.address, time = took }, true
        elseif why == 'timeout' then
            return { ttl = ttl }, false
        elseif not event or not event.ipaddr then
            return nil, why, why_code
        end
        local passed = why == 'Time to live exceeded'
        return {
            ttl = ttl, address = event.ipaddr, time = now() - started, error = not passed and why or nil,
        }, not passed
    end)
end

--- The routers on the way to a host.
-- @tparam string host a name or an address
-- @tparam[opt] table opts max_hops (30), timeout of each (1), ipv6, data, mark, device, nameservers
-- @return an array of { ttl =, address =, time =, error = }, without address where nobody has
-- answered, and whether the host was reached; or nil, text, code
function M.traceroute(host, opts)
    check('traceroute', host, opts)
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
    local sock, err, code = socket.connect_tcp(host, port, { timeout = timeout })
    if not sock then
        return nil, err, code
    end
    sock:close()
    return true
end

return M
