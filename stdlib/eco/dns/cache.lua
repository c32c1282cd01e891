-- SPDX-License-Identifier: MIT
-- Answers for as long as their TTL allows (RFC 1035, 3.2.1; for those without records RFC 2308).

local _, internal = ...

local now = internal.now

local M = {}

local CAPACITY = 256
local LONGEST = 3600 -- seconds, whatever a server says
local LONGEST_EMPTY = 300

local entries, count = {}, 0

local function drop_expired()
    for key, entry in pairs(entries) do
        if entry.expires <= now() then
            entries[key] = nil
            count = count - 1
        end
    end
end

--- Forgets everything.
function M.flush()
    entries, count = {}, 0
end

-- How long the answer holds. That there is no record holds as long as the zone's SOA says, which
-- comes with the answer.
local function lifetime(records, soa)
    if #records == 0 then
        return soa and math.min(soa.ttl, soa.minimum, LONGEST_EMPTY) or 0
    end
    local shortest = LONGEST
    for _, record in ipairs(records) do
        shortest = math.min(shortest, record.ttl)
    end
    return shortest
end

-- The records with `age` less of their TTL. Who gets them may change them.
local function copy(records, age)
    local copies = {}
    for i, record in ipairs(records) do
        copies[i] = {}
        for name, value in pairs(record) do
            copies[i][name] = type(value) == 'table' and { unpack(value) } or value
        end
        copies[i].ttl = record.ttl - age
    end
    return copies
end

--- Remembers the records of an answer; `soa` is the record of that type in its authority section.
function M.put(key, records, soa)
    local seconds = lifetime(records, soa)
    if seconds <= 0 then
        return
    end
    if count >= CAPACITY then
        drop_expired()
    end
    if count >= CAPACITY then
        M.flush()
    end
    count = count + (entries[key] and 0 or 1)
    entries[key] = { records = copy(records, 0), stored = now(), expires = now() + seconds }
end

--- The records that are still valid, with what is left of their TTL; or nil.
function M.get(key)
    local entry = entries[key]
    if not entry or entry.expires <= now() then
        return nil
    end
    return copy(entry.records, math.floor(now() - entry.stored))
end

return M
