-- SPDX-License-Identifier: MIT
-- Connecting by name as RFC 8305 says ("happy eyeballs"): both families are asked for at a time,
-- and the addresses are tried in turns, the next one soon after the last, until one connects. Each
-- question and each attempt is a task, which tells the caller's what came of it.

local _, internal = ...

local channel = require 'eco.channel'
local files = require 'eco.dns.files'
local lookup = require 'eco.dns.lookup'

local now = internal.now

local RESOLUTION_DELAY = 0.05 -- IPv4 waits so long for the answer about IPv6
local ATTEMPT_DELAY = 0.25    -- then the next address is tried beside those before it
local LIMIT = 5               -- of the connects, unless told otherwise
local TYPES = { A = 1, AAAA = 28 }

local Race = {}
Race.__index = Race

local function new_race(connect, host, port, options)
    options = options or {}
    local limit = options.timeout
    local deadline
    if limit then
        deadline = limit > 0 and now() + limit or math.huge
    end
    return setmetatable({
        connect = connect,
        host = host,
        port = port,
        options = options,
        deadline = deadline, -- unknown until there is an address if nobody has set it
        events = channel.new(1e6),
        tasks = {},
        waiting = { A = {}, AAAA = {} }, -- addresses nobody has tried
        asked = 0,                       -- questions without an answer
        running = 0,                     -- attempts
        family = 'A',                    -- of the latest attempt: IPv6 is first
    }, Race)
end

-- f runs as a task and returns an event.
function Race:run(f, ...)
    local task = eco.run(function(...)
        local ok, event = pcall(f, self, ...)
        if self.over then
            if ok and event.sock then
                event.sock:close()
            end
            return
        end
        self.events:send(ok and event or { bug = event })
    end, ...)
    table.insert(self.tasks, task)
end

-- ---- tasks --------------------------------------------------------------------------------------

function Race:ask(family)
    self.asked = self.asked + 1
    self:run(self.resolve, family)
end

function Race:resolve(family)
    local options = self.options
    local addresses, err, code = lookup.values(self.host, {
        nameservers = options.nameservers,
        mark = options.mark,
        device = options.device,
        timeout = self.deadline and self.deadline < math.huge and self.deadline - now() or nil,
        cache = true,
    }, TYPES[family], 'address')
    return { family = family, addresses = addresses, err = err, code = code }
end

function Race:attempt(address)
    if not files.has_zone(address) then
        return { address = address, err = 'No such device', code = 'ENODEV' }
    end
    local left = self.deadline < math.huge and math.max(self.deadline - now(), 0.001) or 0
    local options = setmetatable({ timeout = left }, { __index = self.options })
    local sock, err, code = self.connect(address, self.port, options)
    return { sock = sock, address = address, err = err, code = code }
end

-- ---- the caller's task --------------------------------------------------------------------------

-- When the next attempt may begin; nil if there is no address for one.
function Race:next_start()
    if not self.waiting.A[1] and not self.waiting.AAAA[1] then
        return nil
    end
    return self.next_at or self.grace
end

function Race:start_attempt()
    local family = self.family == 'A' and 'AAAA' or 'A'
    if not self.waiting[family][1] then
        family = self.family
    end
    self.family = family
    self.deadline = self.deadline or now() + LIMIT
    self.next_at = now() + ATTEMPT_DELAY
    self.running = self.running + 1
    self:run(self.attempt, table.remove(self.waiting[family], 1))
end

function Race:resolved(event)
    self.asked = self.asked - 1
    if event.family == 'A' and event.code == 'NXDOMAIN' then
        self.asked = 0 -- that there is no such name holds for both
    end
    self.waiting[event.family] = event.addresses or {}
    if not event.addresses and not self.unresolved then
        self.unresolved = event
    end
    local wait = event.family == 'A' and self.asked > 0
    self.grace = now() + (wait and RESOLUTION_DELAY or 0)
end

function Race:failed(event)
    self.running = self.running - 1
    self.failure = event
    self.next_at = now()
end

-- Nothing is left to wait for: why.
function Race:lost()
    if self.failure then
        return nil, self.failure.err, self.failure.code
    end
    local why = self.unresolved or { err = 'no address', code = 'ENODATA' }
    if why.code == 'ETIMEDOUT' and self.options.timeout then
        return nil, 'timeout' -- the resolver has used up the caller's limit
    end
    return nil, ('resolve "%s" fail: %s'):format(self.host, why.err), why.code
end

-- Waits for an event, or until something is to be done; false then, nil, text after the deadline.
function Race:next_event(start)
    local moment = math.min(start or math.huge, self.deadline or math.huge)
    local left = moment < math.huge and moment - now() or nil
    local event, err = self.events:recv(left)
    if event then
        return event
    elseif err ~= 'timeout' or now() >= (self.deadline or math.huge) or internal.overdue() then
        return nil, err
    end
    return false
end

function Race:go()
    if self.options.ipv6 ~= false then
        self:ask('AAAA')
    end
    if not self.options.ipv6 then
        self:ask('A')
    end
    while true do
        local start = self:next_start()
        if start and now() >= start then
            self:start_attempt()
            start = self:next_start()
        end
        if self.asked == 0 and self.running == 0 and not start then
            return self:lost()
        end
        local event, err = self:next_event(start)
        if event == nil then
            return nil, err
        elseif event then
            if event.bug then
                error(event.bug, 0)
            elseif event.sock then
                return event.sock
            elseif event.family then
                self:resolved(event)
            else
                self:failed(event)
            end
        end
    end
end

-- Ends what still runs; those who connected too late find nobody waiting.
function Race:close()
    self.over = true
    for _, task in ipairs(self.tasks) do
        eco.cancel(task)
    end
    while self.events:length() > 0 do
        local event = self.events:recv()
        if event.sock then
            event.sock:close()
        end
    end
end

-- The name of the function, what connects to a literal, and the arguments of the call.
return function(name, connect, host, port, options)
    local ok, err = pcall(internal.check_connect, nil, port, options)
    if not ok then
        error((err:gsub("'%?'", "'" .. name .. "'")), 2)
    elseif options and options.nameservers and not lookup.servers(options.nameservers) then
        internal.bad_argument(3, name, 'invalid nameservers')
    end
    local race = new_race(connect, host, port, options)
    return eco.with(race, race.go)
end
