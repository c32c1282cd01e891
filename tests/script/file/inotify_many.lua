-- SPDX-License-Identifier: MIT
-- 500 files are made, changed and removed: no event is lost.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
local watcher = check.ok(file.inotify())
check.ok(watcher:add(top, file.IN_CREATE + file.IN_MODIFY + file.IN_DELETE))
local counts = {}
local reader = eco.run(function()
    for _ = 1, 1500 do
        local event = check.ok(watcher:wait(30))
        counts[event.mask] = (counts[event.mask] or 0) + 1
        check.eq(event.name, top .. '/' .. event.file)
        check.eq(#event.file, 200)
    end
end)
for i = 1, 500 do
    local path = ('%s/%s%04d'):format(top, ('x'):rep(196), i)
    check.ok(file.writefile(path, ''))
    check.ok(file.writefile(path, 'x'))
    check.ok(file.unlink(path))
    if i % 50 == 0 then eco.sleep(0) end
end
check.ok(eco.join(reader, 30))
check.same(counts, { [file.IN_CREATE] = 500, [file.IN_MODIFY] = 500, [file.IN_DELETE] = 500 })
check.fails('timeout', watcher:wait(0.02))
