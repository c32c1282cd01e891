-- SPDX-License-Identifier: MIT
-- The options of a TCP header, between bytes and a table. RFC 9293, 3.1.

local bytes = require 'eco.packet.bytes'

local byte, char, sub = string.byte, string.char, string.sub

local M = {}

local END, NOTHING = 0, 1
local longest = 40

-- How wide the numbers of an option are, and which sizes it can have. RFC 9293, 7323, 2018.
local forms = {
    [2] = { name = 'mss', width = 2, sizes = { [2] = true } },
    [3] = { name = 'window_scale', width = 1, sizes = { [1] = true } },
    [4] = { name = 'sack_permitted', width = 1, sizes = { [0] = true } },
    [5] = { name = 'sack', width = 4,
        sizes = { [8] = true, [16] = true, [24] = true, [32] = true } },
    [8] = { name = 'timestamps', width = 4, sizes = { [8] = true } },
}
local get = { byte, bytes.u16, [4] = bytes.u32 }
local put = { char, bytes.put16, [4] = bytes.put32 }

local function to_value(form, data)
    local numbers = {}
    for i = 1, #data, form.width do
        numbers[#numbers + 1] = get[form.width](data, i)
    end
    if #numbers < 2 then
        return numbers[1] or true
    end
    return numbers
end

--- The options in these bytes, up to the first that does not hold together.
-- @treturn table
function M.parse(data)
    local options, at = {}, 1
    while at <= #data do
        local kind, size = byte(data, at, at + 1)
        if kind == NOTHING then
            size = 1
        elseif kind == END or not size or size < 2 or at + size - 1 > #data then
            break
        else
            local form, value = forms[kind], sub(data, at + 2, at + size - 1)
            if form and form.sizes[#value] then
                options[form.name] = to_value(form, value)
            else
                options[kind] = value
            end
        end
        at = at + size
    end
    return options
end

-- The other way round; nil if the value is none of the option.
local function to_bytes(form, value)
    if value == true then
        return form.sizes[0] and ''
    end
    local numbers = type(value) == 'table' and value or { value }
    local parts = {}
    for i, number in ipairs(numbers) do
        if type(number) ~= 'number' or number % 1 ~= 0 or number < 0
            or number >= 256 ^ form.width then
            return nil
        end
        parts[i] = put[form.width](number)
    end
    local data = table.concat(parts)
    return #data > 0 and form.sizes[#data] and data or nil
end

--- The bytes of a table of options, in the order of their kinds and padded to words.
-- @treturn string or nil and what is wrong
function M.build(options)
    local parts = {}
    for kind = NOTHING + 1, 255 do
        local form, data = forms[kind], options[kind]
        local value = form and options[form.name]
        if value then
            data = to_bytes(form, value)
            if not data then
                return nil, "field '" .. form.name .. "' is not a valid option"
            end
        elseif data ~= nil and (type(data) ~= 'string' or #data > longest - 2) then
            return nil, ("field '%d' is not a valid option"):format(kind)
        end
        parts[#parts + 1] = data and char(kind, 2 + #data) .. data
    end
    return M.pad(table.concat(parts))
end

--- Fills up with the end of the list to whole words.
function M.pad(data)
    if #data > longest then
        return nil, ('options longer than %d bytes'):format(longest)
    end
    return data .. ('\0'):rep(-#data % 4)
end

return M
