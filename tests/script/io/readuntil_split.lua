-- SPDX-License-Identifier: MIT
-- The needle is found wherever the data is split, also into single bytes.
local check = require 'check'
local fds = require 'fds'
local needle = 'ab\0abc'
local text = 'xab\0abyab\0ab\0abcrest'
local before = 'xab\0abyab\0'

local function collect(reader)
    local parts = {}
    for _ = 1, 100 do
        local part, found = reader:readuntil(needle)
        parts[#parts + 1] = check.ok(part)
        if found then
            check.eq(found, true)
            break
        end
        check.ok(#part > 0)
    end
    return table.concat(parts)
end

local function try(pieces)
    local r, w = fds.pipe()
    local reader = eco.reader(r)
    eco.run(function()
        for _, piece in ipairs(pieces) do
            if piece ~= '' then
                fds.write(w, piece)
                eco.sleep(0)
                eco.sleep(0)
            end
        end
        fds.close(w)
    end)
    check.eq(collect(reader), before)
    check.eq(reader:read('a'), 'rest')
    fds.close(r)
end

for i = 0, #text do
    try { text:sub(1, i), text:sub(i + 1) }
end
local bytes = {}
for byte in text:gmatch '.' do
    bytes[#bytes + 1] = byte
end
try(bytes)
