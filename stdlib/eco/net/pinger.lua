-- SPDX-License-Identifier: MIT
-- A socket that asks one host for echoes, and hears what routers say about them.

local _, internal = ...

local checksum = require 'eco.packet.bytes'.checksum
local files = require 'eco.dns.files'
local socket = require 'eco.socket'

local now = internal.now

local M = {}

M.IPV4 = {
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
M.IPV6 = {
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

local Pinger = {}
Pinger.__index = Pinger

local function is_denied(err, code)
    return (code == 'EACCES' or code == 'EPERM') and not err:find '^failed to set'
end

-- Anybody in the right group may have a datagram socket of ICMP, the privileged a raw one.
local function open_socket(version, options)
    local function open(type)
        return socket.socket(version.family, type, version.protocol, options)
    end
    local sock, err, code = open(socket.SOCK_DGRAM)
    if sock or not is_denied(err, code) then
        return sock, false, err, code
    end
    local raw, raw_err, raw_code = open(socket.SOCK_RAW)
    if not raw and not is_denied(raw_err, raw_code) then
        return nil, true, raw_err, raw_code
    end
    return raw, true, err, code -- denied both: the first says so
end

--- Opens a pinger.
-- @tparam table version M.IPV4 or M.IPV6
-- @tparam string address a literal
-- @tparam table opts mark, device, ttl, data
-- @treturn pinger or nil, text, code
function M.open(version, address, opts)
    if not files.has_zone(address) then
        return nil, 'No such device', 'ENODEV'
    end
    local sock, is_raw, err, code = open_socket(version, { mark = opts.mark, device = opts.device })
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
    local peer
    if done then
        peer, err, code = sock:getpeername()
    end
    if not peer then
        sock:close()
        return nil, err, code
    end
    self.address = peer.ipaddr
    return self
end

function Pinger:close()
    self.sock:close()
end

function Pinger:request(sequence)
    local function message(sum)
        local head = string.pack('>BBI2I2I2', self.version.request, 0, sum, self.id, sequence)
        return head .. self.data
    end
    -- A raw socket of IPv4 has it done by nobody.
    local is_ours = self.is_raw and self.version == M.IPV4
    return message(is_ours and checksum(message(0)) or 0)
end

function Pinger:is_reply(data, peer, sequence)
    if self.is_raw and self.version == M.IPV4 then
        data = data:sub((data:byte() or 0) % 16 * 4 + 1) -- behind the IP header
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

-- Is it our request that a message quotes the beginning of? Some quote less than one can tell by.
function Pinger:is_about(data, sequence)
    if #data < 8 then
        return true
    end
    local id, number = string.unpack('>I2I2', data, 5)
    return number == sequence and (not self.is_raw or id == self.id)
end

-- What is queued about this request: text, code and the event; false if there was something about
-- others only, nil if there was nothing.
function Pinger:error_about(sequence)
    local others
    while true do
        local event = self.sock:recverr()
        if not event then
            return others
        end
        if self:is_about(event.data, sequence) then
            return self:explain(event), event.error, event
        end
        others = false
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

--- Sends one request and waits for what comes of it: seconds, or nil, text, code, the event.
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
            elseif text == nil then
                return nil, peer, peer_code
            end
        end
    end
end

return M
