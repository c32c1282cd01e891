-- SPDX-License-Identifier: MIT
-- A file that has reached its size is renamed before the next line; the newest are kept, and no
-- line is split.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

log.set_roll_size(1000)
log.set_roll_count(2)
log.set_ident('t')
logfile.start()

local function names()
    local files = logfile.files()
    for i, name in ipairs(files) do
        files[i] = name:gsub('%.%d%d%d%d%d%d%d%d%-%d%d%d%d%d%d$', '.TIME')
    end
    return files
end

-- With ten bytes each the head of a line has 33 and more: so a file has 20 to 30 lines.
local written = 0
local function write_until(count)
    while #logfile.files() < count do
        written = written + 1
        log.info(('line %05d'):format(written))
        check.ok(written < 1000)
    end
end
write_until(2)
check.same(names(), { 'log', 'log.0001.TIME' })
local old = logfile.files()[2]
local text = logfile.read(logfile.folder .. '/' .. old)
check.ok(#text >= 1000 and #text < 1060, #text)
check.eq(text:sub(-1), '\n')
check.ok(math.abs(os.time() - os.time {
    year = old:sub(10, 13), month = old:sub(14, 15), day = old:sub(16, 17),
    hour = old:sub(19, 20), min = old:sub(21, 22), sec = old:sub(23, 24),
}) < 30, old)

write_until(3)
check.same(names(), { 'log', 'log.0001.TIME', 'log.0002.TIME' })
for _ = 1, 100 do
    written = written + 1
    log.info(('line %05d'):format(written))
end
local present = names()
check.eq(#present, 3)
local last = tonumber(present[3]:match '%.(%d+)%.')
check.ok(last >= 5, last)
check.eq(present[2], ('log.%04d.TIME'):format(last - 1))

-- The lines in order, none missing since the oldest.
local all = {}
for i = 2, 3 do
    all[i - 1] = logfile.read(logfile.folder .. '/' .. logfile.files()[i])
end
all = table.concat(all) .. logfile.read()
local number
for line in all:gmatch '[^\n]*\n' do
    local got = tonumber(line:match ': line (%d%d%d%d%d)\n$')
    check.eq(got, number and number + 1 or got)
    number = got
end
check.eq(number, written)

-- Numbers above 9999 go on, and are not taken for smaller ones.
os.execute('cd ' .. logfile.folder .. ' && touch log.9999.20200101-000000 log.bak log.7.x '
    .. 'log.99999 log.12345.20200101-00000x '
    .. 'log.9223372036854775807.20200101-000000')
log.info(('x'):rep(1000))
log.info('next')
check.ok(table.concat(names(), ' '):find 'log%.10000%.TIME')
check.ok(table.concat(names(), ' '):find 'log%.9999%.TIME')
for _, name in ipairs { 'log.bak', 'log.7.x', 'log.99999', 'log.12345.20200101-00000x',
    'log.9223372036854775807.20200101-000000', -- no number is above this one
} do
    check.ok(logfile.read(logfile.folder .. '/' .. name), name)
    os.remove(logfile.folder .. '/' .. name)
end

-- Size 0: never. A count of 0 is 10.
log.set_roll_size(0)
local count = #logfile.files()
log.info(('x'):rep(5000))
log.info(('x'):rep(5000))
check.eq(#logfile.files(), count)
log.set_roll_size(1)
log.set_roll_count(0)
for _ = 1, 15 do
    log.info('x')
end
local _, kept = table.concat(names(), ' '):gsub('%.TIME', '')
check.eq(kept, 10)
check.raises("bad argument #1 to 'set_roll_size' (value out of range",
    function() log.set_roll_size(-1) end)
