-- SPDX-License-Identifier: MIT
-- A task that logs without end lets the others run; where nothing can wait it just logs.
local check = require 'check'
local log = require 'eco.log'
local logfile = require 'logfile'

logfile.start()
log.set_roll_size(100000)
log.set_roll_count(1)
local turns, done = 0, false
eco.run(function()
    while not done do
        turns = turns + 1
        eco.sleep(0)
    end
end)
for i = 1, 20000 do
    log.info('a line of ordinary length, number', i)
end
check.ok(turns >= 3, turns)
done = true

table.sort({ 1, 2, 3 }, function(a, b)
    log.info('compare')
    return a < b
end)
local guard = newproxy(true)
getmetatable(guard).__gc = function()
    log.info('collected')
end
guard = nil -- luacheck: ignore
collectgarbage()
check.ok(logfile.read():find 'collected\n$')
