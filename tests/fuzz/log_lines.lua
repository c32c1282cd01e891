-- SPDX-License-Identifier: MIT
-- Random messages under random flags, levels and sizes of files: what the files have together is
-- what a short model says. ECO_FUZZ_SECONDS (default 2) and ECO_FUZZ_SEED choose more.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 2
math.randomseed(tonumber(os.getenv 'ECO_FUZZ_SEED') or 1)
local random = math.random

local function pick(list)
    return list[random(#list)]
end

local function random_text()
    local parts = {}
    for i = 1, random(0, 6) do
        parts[i] = pick {
            'a', 'text', '\n', '\r\n', '\r', '\0', '%s', '%', '\255', ' ', ('x'):rep(300),
        }
    end
    return table.concat(parts)
end

local function random_argument()
    local text = random_text()
    return pick { text, text, text, random(1000), true, false, 1.5, setmetatable({}, {
        __tostring = function() return text end,
    }) }
end

-- ---- the model ---------------------------------------------------------------------------------

local function model(message, ended)
    local lines = {}
    local rest = message
    while true do
        local at = rest:find('\n', 1, true)
        if not at then break end
        lines[#lines + 1] = 'HEAD' .. rest:sub(1, at - 1):gsub('\r$', '') .. '\n'
        rest = rest:sub(at + 1)
    end
    if rest ~= '' or #lines == 0 then
        lines[#lines + 1] = 'HEAD' .. (ended and rest:gsub('\r$', '') .. '\n' or rest)
    end
    return (table.concat(lines):gsub('%z', '\\0'))
end

local name = debug.getinfo(1, 'S').source:sub(2)

local function place(flags, line)
    if math.floor(flags / 4) % 2 == 1 then
        return ('(%s:%3d) '):format(name, line)
    elseif math.floor(flags / 2) % 2 == 1 then
        return ('(log_lines.lua:%3d) '):format(line)
    end
    return ''
end

-- ---- rounds ------------------------------------------------------------------------------------

-- All that has been logged, in order.
local function all_text()
    local texts, current = {}, nil
    for _, file in ipairs(logfile.files()) do
        local text = logfile.read(logfile.folder .. '/' .. file)
        check.ok(text ~= '' or file == 'log')
        if file == 'log' then
            current = text
        else
            texts[#texts + 1] = text
        end
    end
    texts[#texts + 1] = current
    return table.concat(texts)
end

local head = '%d%d%d%d/%d%d/%d%d %d%d:%d%d:%d%d %l+ +fuzz%[%d+%]: '

local function one_round()
    os.execute('rm -f ' .. logfile.path .. '*')
    log.set_ident('fuzz')
    log.set_roll_size(pick { 0, 1, 200, 1000, 100000 })
    log.set_roll_count(100000)
    logfile.start()
    local expected = {}
    for _ = 1, random(1, 40) do
        local flags, level = random(0, 7), random(-1, 8)
        log.set_flags(flags)
        log.set_level(level)
        local priority = random(0, 7)
        local arguments, texts = {}, {}
        local count = random(0, 3)
        for k = 1, count do
            arguments[k] = random_argument()
            texts[k] = tostring(arguments[k])
        end
        log.log(priority, unpack(arguments, 1, count))
        local line = debug.getinfo(1, 'l').currentline - 1
        if priority <= level then
            local message = place(flags, line) .. table.concat(texts, ' ')
            expected[#expected + 1] = model(message, flags % 2 == 1)
        end
    end
    local got = all_text():gsub(head, 'HEAD')
    check.eq(got, table.concat(expected))
end

local ends = time.monotonic() + seconds
local rounds = 0
repeat
    one_round()
    rounds = rounds + 1
until time.monotonic() >= ends
print(rounds .. ' rounds')
