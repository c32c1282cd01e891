-- SPDX-License-Identifier: MIT
-- Long data is worked on in pieces, and the other tasks run in between.

local _, internal = ...

local give_way, min = internal.give_way, math.min

local M = {}

-- Bytes: a fraction of a millisecond on a slow machine. A multiple of 3, 4 and 16, so that every
-- piece but the last is made of whole groups, in each encoding.
M.size = 12288

--- Is it a string that is longer than one piece?
function M.is_long(data)
    return type(data) == 'string' and #data > M.size
end

--- Calls `f(data, first, last, ...)` for each piece of [1, size]. The results as a list, or nil
--- and why, if `f` returns that.
function M.map(f, data, size, ...)
    local parts, count = {}, 0
    for first = 1, size, M.size do
        local part, err, code = f(data, first, min(first + M.size - 1, size), ...)
        if not part then
            return nil, err, code
        end
        count = count + 1
        parts[count] = part
        give_way()
    end
    return parts
end

return M
