-- SPDX-License-Identifier: MIT
-- Closing a watcher ends its waits; several may wait and are served in turn.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
local before = check.fd_count()
local watcher = check.ok(file.inotify())
check.ok(watcher:getfd() >= 0)
check.ok(watcher:add(top, file.IN_CREATE))
local first, second = eco.run(watcher.wait, watcher), eco.run(watcher.wait, watcher)
check.ok(file.writefile(top .. '/1', ''))
check.eq(select(2, eco.join(first, 30)).file, '1')
check.ok(file.writefile(top .. '/2', ''))
check.eq(select(2, eco.join(second, 30)).file, '2')

first, second = eco.run(watcher.wait, watcher), eco.run(watcher.wait, watcher, 60)
check.eq(watcher:close(), nil)
watcher:close()
check.eq(select(3, eco.join(first)), 'canceled')
check.eq(select(3, eco.join(second)), 'canceled')
check.fails('closed', watcher:wait())
check.fails('closed', watcher:add(top))
check.fails('closed', watcher:del(1))
check.eq(watcher:getfd(), -1)
check.eq(tostring(watcher), 'inotify: closed')
check.eq(check.fd_count(), before)

-- A deadline and a cancel.
watcher = check.ok(file.inotify())
check.fails('timeout', eco.timeout(0.01, watcher.wait, watcher))
first = eco.run(watcher.wait, watcher)
eco.cancel(first)
check.eq(select(3, eco.join(first)), 'canceled')
