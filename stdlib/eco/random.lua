-- SPDX-License-Identifier: MIT
--- Random values from the kernel, getrandom(2): fit for keys, tokens and passwords.
-- @module eco.random

local _, internal = ...

local kernel = require 'eco.random.kernel'
local hex = require 'eco.encoding.hex'
local pieces = require 'eco.encoding.pieces'

local M = {}

local random_bytes = kernel.bytes
local LONGEST = 0x7fffff00 -- what a string can hold

local function take(_, first, last)
    return random_bytes(last - first + 1)
end

--- Random bytes.
-- @tparam integer n how many
-- @treturn string
function M.bytes(n)
    if type(n) == 'number' and n > pieces.size and n % 1 == 0 and n <= LONGEST then
        local parts, err, code = pieces.map(take, nil, n)
        if not parts then
            return nil, err, code
        end
        return table.concat(parts)
    end
    return random_bytes(n)
end

--- Random bytes as hexadecimal digits.
-- @tparam integer n how many bytes; there are twice as many digits
-- @treturn string
function M.hex(n)
    local is_number = (type(n) == 'number' or type(n) == 'string') and tonumber(n)
    if not is_number then
        internal.check(1, 'hex', n, 'number')
    elseif is_number < 0 or is_number > LONGEST / 2 then
        internal.bad_argument(1, 'hex', 'value out of range [0, ' .. LONGEST / 2 .. ']')
    elseif is_number % 1 ~= 0 then
        internal.bad_argument(1, 'hex', 'number has no integer representation')
    end
    local data, err, code = M.bytes(n)
    if not data then
        return nil, err, code
    end
    return hex.encode(data)
end

--- A random integer of [m, n], each as likely as the others. Between -2^53 and 2^53.
-- @function integer
-- @tparam integer m
-- @tparam integer n
-- @treturn integer
M.integer = kernel.integer

--- A random UUID, version 4 of RFC 9562: "f81d4fae-7dec-41d0-a765-00a0c91e6bf6".
-- @treturn string
function M.uuid()
    local digits, err, code = M.hex(16)
    if not digits then
        return nil, err, code
    end
    local kind = tonumber(digits:sub(17, 17), 16) % 4 + 1
    return ('%s-%s-4%s-%s%s-%s'):format(digits:sub(1, 8), digits:sub(9, 12), digits:sub(14, 16),
        ('89ab'):sub(kind, kind), digits:sub(18, 20), digits:sub(21))
end

return M
