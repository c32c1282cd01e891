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
    entries[key] = { records = records, stored = now(), expires = now() + seconds }
end

--- The records that are still valid, with what is left of their TTL; or nil.
function M.get(key)
    local entry = entries[key]
    if not entry or entry.expires <= now() then
        return nil
    end
    local age = math.floor(now() - entry.stored)
    local records = {}
    for i, record in ipairs(entry.records) do
        local copy = {}
        for name, value in pairs(record) do
            copy[name] = value
        end
        copy.ttl = record.ttl - age
        records[i] = copy
    end
    return records
end

return M
