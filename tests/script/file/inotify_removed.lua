-- SPDX-License-Identifier: MIT
-- Events of a watch that was removed are dropped, also those that had been read already.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'
local time = require 'eco.time'

local top = net.tmpdir()
check.ok(file.mkdir(top .. '/a'))
check.ok(file.mkdir(top .. '/b'))
local watcher = check.ok(file.inotify())
local a = check.ok(watcher:add(top .. '/a', file.IN_CREATE))
check.ok(watcher:add(top .. '/b', file.IN_CREATE))
for i = 1, 3 do
    check.ok(file.writefile(top .. '/a/' .. i, ''))
end
check.ok(file.writefile(top .. '/b/4', ''))
check.eq(watcher:wait(30).file, '1') -- the others have been read with it
check.eq(watcher:del(a), true)
check.eq(watcher:wait(30).file, '4')
check.fails('timeout', watcher:wait(0.02))
check.eq(select(3, watcher:del(a)), 'EINVAL')
check.eq(select(2, watcher:del(12345)), 'Invalid argument')

-- Skipping them does not begin the limit anew.
local over = false
local noise = eco.run(function()
    while not over do
        local wd = watcher:add(top .. '/a', file.IN_CREATE)
        file.writefile(top .. '/a/x', '')
        file.unlink(top .. '/a/x')
        watcher:del(wd)
        eco.sleep(0.01)
    end
end)
local start = time.monotonic()
check.fails('timeout', watcher:wait(0.1))
over = true
check.ok(time.monotonic() - start >= 0.1)
check.ok(eco.join(noise, 30))
