-- SPDX-License-Identifier: MIT
--- Bytes as text in base 64, RFC 4648.
-- @module eco.encoding.base64

local codec = require 'eco.encoding.codec'
local pieces = require 'eco.encoding.pieces'

local M = {}

local to_base64, from_base64, bare_base64 = codec.to_base64, codec.from_base64, codec.bare_base64
local is_long = pieces.is_long
local concat, match, sub = table.concat, string.match, string.sub
local tostring, type = tostring, type

local function encode_part(data, first, last, url)
    return to_base64(data, url, first, last)
end

local function decode_part(text, first, last, url, loose)
    return from_base64(text, url, loose, first, last)
end

local function encode(data, url)
    if is_long(data) then
        return concat(pieces.map(encode_part, data, #data, url))
    end
    return to_base64(data, url)
end

-- Decodes the first `size` bytes of the text, which have no padding.
local function decode(text, size, url, loose)
    if size <= pieces.size then
        return from_base64(text, url, loose, 1, size)
    end
    local parts, err = pieces.map(decode_part, text, size, url, loose)
    if not parts then
        return nil, err
    end
    return concat(parts)
end

local function padding(text)
    return #match(sub(text, -2), '=*$')
end

-- Numbers count as strings.
local function plain(text)
    return type(text) == 'number' and tostring(text) or text
end

local function malformed()
    return nil, 'input is malformed'
end

--- Text in the standard alphabet, padded, in one line.
-- @tparam string data
-- @treturn string
function M.encode(data)
    if type(data) ~= 'string' and type(data) ~= 'number' then
        return to_base64(data) -- raises
    end
    local text = encode(data)
    local rest = #text % 4
    return rest == 0 and text or text .. sub('==', rest - 1)
end

--- The bytes of such a text: every other character, missing padding, and bits set under the
--- padding are refused.
-- @tparam string text
-- @return a string, or nil, "input is malformed"
function M.decode(text)
    text = plain(text)
    if type(text) ~= 'string' then
        return from_base64(text) -- raises
    elseif #text % 4 ~= 0 then
        return malformed()
    end
    return decode(text, #text - padding(text))
end

--- Text in the alphabet for URLs and file names, without padding.
-- @tparam string data
-- @treturn string
function M.encode_url(data)
    return encode(data, true)
end

--- The bytes of such a text. It may be padded; else as strict as `decode`.
-- @tparam string text
-- @return a string, or nil, "input is malformed"
function M.decode_url(text)
    text = plain(text)
    if type(text) ~= 'string' then
        return from_base64(text) -- raises
    end
    local padded = padding(text)
    if padded > 0 and #text % 4 ~= 0 then
        return malformed()
    end
    return decode(text, #text - padded, true)
end

--- The bytes of a text in either alphabet: white space, padding that is missing and bits set under
--- it do not matter.
-- @tparam string text
-- @return a string, or nil, "input is malformed"
function M.decode_lenient(text)
    text = plain(text)
    if type(text) ~= 'string' then
        return from_base64(text) -- raises
    elseif is_long(text) then
        text = concat(pieces.map(bare_base64, text, #text))
    else
        text = bare_base64(text)
    end
    return decode(text, #text - padding(text), false, true)
end

return M
