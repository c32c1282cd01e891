-- SPDX-License-Identifier: MIT
--- Bytes as hexadecimal digits.
-- @module eco.encoding.hex

local codec = require 'eco.encoding.codec'
local pieces = require 'eco.encoding.pieces'

local M = {}

local to_hex, from_hex, dump_hex = codec.to_hex, codec.from_hex, codec.dump_hex
local is_long = pieces.is_long
local concat, type = table.concat, type

local function encode_part(data, first, last, separator)
    return to_hex(data, separator, first, last)
end

--- Two digits for each byte, in lower case.
-- @tparam string data
-- @tparam[opt] string separator between the bytes
-- @treturn string
function M.encode(data, separator)
    if is_long(data) and (separator == nil or type(separator) == 'string') then
        return concat(pieces.map(encode_part, data, #data, separator), separator)
    end
    return to_hex(data, separator)
end

--- The bytes for digits in upper or lower case, with nothing between them.
-- @tparam string text
-- @return a string, or nil, "input is malformed"
function M.decode(text)
    if is_long(text) then
        local parts, err = pieces.map(from_hex, text, #text)
        if not parts then
            return nil, err
        end
        return concat(parts)
    end
    return from_hex(text)
end

--- Lines with offset, digits and text of 16 bytes each, in the form of `hexdump -C`.
-- @tparam string data
-- @treturn string
function M.dump(data)
    if is_long(data) then
        return concat(pieces.map(dump_hex, data, #data))
    end
    return dump_hex(data)
end

return M
