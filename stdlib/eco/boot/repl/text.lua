-- SPDX-License-Identifier: MIT
-- Bytes as text that cannot drive a terminal: control bytes and what is not UTF-8 become \xNN.

local M = {}

local byte, find, format = string.byte, string.find, string.format
local gsub, match, sub = string.gsub, string.match, string.sub
local concat = table.concat

local function hex(character)
    return format('\\x%02X', byte(character))
end

-- Valid sequences, by their first byte; the limits on the second rule out overlong forms,
-- surrogates and what lies beyond U+10FFFF.
local sequences = {
    '^[\194-\223][\128-\191]()',
    '^\224[\160-\191][\128-\191]()',
    '^[\225-\236\238\239][\128-\191][\128-\191]()',
    '^\237[\128-\159][\128-\191]()',
    '^\240[\144-\191][\128-\191][\128-\191]()',
    '^[\241-\243][\128-\191][\128-\191][\128-\191]()',
    '^\244[\128-\143][\128-\191][\128-\191]()',
}

-- Valid, and still commands: C1 controls, and what turns the direction of writing or ends a line.
local commands = {
    '^\194[\128-\159]',
    '^\216\156',
    '^\226\128[\142\143\168-\174]',
    '^\226\129[\166-\169]',
}

local function is_command(text, at)
    for i = 1, #commands do
        if find(text, commands[i], at) then
            return true
        end
    end
    return false
end

local function sequence_end(text, at)
    for i = 1, #sequences do
        local stop = match(text, sequences[i], at)
        if stop then
            return not is_command(text, at) and stop or nil
        end
    end
end

-- A run of bytes beyond ASCII.
local function check_run(run)
    local parts, at = {}, 1
    while at <= #run do
        local stop = sequence_end(run, at)
        parts[#parts + 1] = stop and sub(run, at, stop - 1) or hex(sub(run, at, at))
        at = stop or at + 1
    end
    return concat(parts)
end

local function check_utf8(text)
    return find(text, '[\128-\255]') and gsub(text, '[\128-\255]+', check_run) or text
end

--- Text for the terminal; lines and tabs stay.
function M.safe(text)
    if not find(text, '[%z\1-\8\11-\31\127-\255]') then
        return text
    end
    text = gsub(text, '[%z\1-\8\11\12\14-\31\127]', hex)
    return check_utf8((gsub(text, '\r', '\\r')))
end

local escapes = { ['\n'] = '\\n', ['\r'] = '\\r', ['\t'] = '\\t', ['"'] = '\\"', ['\\'] = '\\\\' }

-- The end of the last character that ends at or before `limit`.
local function cut_point(text, limit)
    local start = limit
    while start > limit - 4 and start > 1 and find(text, '^[\128-\191]', start + 1) do
        start = start - 1
    end
    return start
end

--- A string as it would be written in a script, and how much of it was left out.
function M.quote(text, limit)
    local left = 0
    if #text > limit then
        local stop = cut_point(text, limit)
        left = #text - stop
        text = sub(text, 1, stop)
    end
    text = gsub(text, '[%z\1-\31\127"\\]', function(character)
        return escapes[character] or hex(character)
    end)
    return '"' .. check_utf8(text) .. '"', left
end

--- About how many columns it takes.
function M.width(text)
    local _, continuations = gsub(text, '[\128-\191]', '')
    return #text - continuations
end

return M
