-- SPDX-License-Identifier: MIT
-- Random bytes and texts through base 64 and hexadecimal digits, against short models of them:
-- what is decoded is what the model says, and what is refused has no meaning there either.
-- ECO_FUZZ_SECONDS (default 2) and ECO_FUZZ_SEED choose more.
local check = require 'check'
local base64 = require 'eco.encoding.base64'
local hex = require 'eco.encoding.hex'
local pieces = require 'eco.encoding.pieces'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 2
math.randomseed(tonumber(os.getenv 'ECO_FUZZ_SEED') or 1)
local random = math.random

local function pick(list)
    return list[random(#list)]
end

local function random_bytes(size)
    local bytes = {}
    for i = 1, size do
        bytes[i] = string.char(random(0, 255))
    end
    return table.concat(bytes)
end

-- ---- the models: bits as text -------------------------------------------------------------------

local digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

local function to_bits(value, count)
    local bits = ''
    for _ = 1, count do
        bits = value % 2 .. bits
        value = math.floor(value / 2)
    end
    return bits
end

local function model_encode(data)
    local bits = data:gsub('.', function(c) return to_bits(c:byte(), 8) end)
    bits = bits .. ('0'):rep(-#bits % 6)
    local text = bits:gsub('......', function(group)
        local at = tonumber(group, 2) + 1
        return digits:sub(at, at)
    end)
    return text .. ('='):rep(-#text % 4)
end

local function model_decode(text)
    local body, tail = text:match '^([%w+/]*)(=*)$'
    if not body or #tail > 2 or #text % 4 ~= 0 then return nil end
    local bits = body:gsub('.', function(c) return to_bits(digits:find(c, 1, true) - 1, 6) end)
    local rest = #bits % 8
    if bits:sub(#bits - rest + 1):find '1' then return nil end
    bits = bits:sub(1, #bits - rest)
    return (bits:gsub('........', function(group) return string.char(tonumber(group, 2)) end))
end

-- ---- changes to a text --------------------------------------------------------------------------

local function mutate(text)
    for _ = 1, random(0, 3) do
        local at = random(0, #text)
        local piece = pick { '', '=', 'A', '/', '_', '-', '\n', ' ', '\0', '\255', 'g', '0', '===' }
        text = text:sub(1, at) .. piece .. text:sub(at + 1 + random(0, 2))
    end
    return text
end

local function url(text)
    return text and text:gsub('%+', '-'):gsub('/', '_')
end

local function one_round()
    local data = random_bytes(pick { random(0, 8), random(0, 80) })
    local text = base64.encode(data)
    check.eq(text, model_encode(data))
    check.eq(base64.encode_url(data), url(text):gsub('=', ''))

    local changed = mutate(text)
    local decoded, err = base64.decode(changed)
    check.eq(decoded, model_decode(changed), changed)
    check.eq(err, decoded == nil and 'input is malformed' or nil)
    if decoded then
        check.eq(base64.decode_lenient(changed), decoded)
        check.eq(base64.decode_url(url(changed)), decoded)
    end
    base64.decode_lenient(changed)
    base64.decode_url(changed)

    local from_digits = mutate(hex.encode(data))
    local right = #from_digits % 2 == 0 and not from_digits:find '[^%x]'
    local bytes = hex.decode(from_digits)
    check.eq(bytes ~= nil, right, from_digits)
    if bytes then
        check.eq(hex.encode(bytes), from_digits:lower())
    end
    check.eq(#hex.dump(data) > 0, #data > 0)
end

-- Around the size of the pieces long data is worked on in.
local function long_round()
    local size = pick { 1, 2, 3 } * pieces.size / pick { 1, 2, 4 / 3 } + random(-3, 3)
    local data = random_bytes(100):rep(math.ceil(size / 100)):sub(1, size)
    local text = base64.encode(data)
    check.eq(base64.decode(text), data)
    check.eq(base64.decode_url(base64.encode_url(data)), data)
    check.eq(base64.decode_lenient(text:gsub('....', '%0\n', random(100))), data)
    check.eq(hex.decode(hex.encode(data)), data)
    local changed = mutate(text)
    if changed ~= text then
        local decoded = base64.decode(changed)
        check.ok(decoded == nil or base64.encode(decoded) == changed)
    end
end

local ends = time.monotonic() + seconds
local rounds = 0
repeat
    for _ = 1, 100 do
        one_round()
    end
    long_round()
    rounds = rounds + 100
until time.monotonic() >= ends
print(rounds .. ' rounds')
