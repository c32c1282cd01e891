-- SPDX-License-Identifier: MIT
-- log.lua COUNT [late]: lines to a file, from one task that never waits, beside a timer of 10 ms.
-- Prints the lines in a second, or by how many milliseconds the timer was late at most.
local log = require 'eco.log'
local time = require 'eco.time'

local count = tonumber(arg[1])
local path = os.tmpname()
assert(log.set_path(path))
log.set_roll_size(0)

local latest, due = 0, time.monotonic() + 0.01
time.at(0.01, function(timer)
    local now = time.monotonic()
    latest = math.max(latest, now - due)
    due = now + 0.01
    timer:set(0.01)
end)

local begin = time.monotonic()
for i = 1, count do
    log.info('a line of ordinary length, number', i, 'of', count)
end
local seconds = time.monotonic() - begin
os.remove(path)
print(arg[2] == 'late' and latest * 1e3 or count / seconds)
os.exit(0)
