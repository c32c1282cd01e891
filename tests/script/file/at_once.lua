-- SPDX-License-Identifier: MIT
-- Small files are read and written without a task switch, however long the task has been running.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local path = fds.file '0'
local tasks = {}
local function burn() -- more than a slice
    local start = os.clock()
    while os.clock() - start < 0.003 do end
end
for i = 1, 20 do
    tasks[i] = eco.run(function()
        eco.sleep(0)
        burn()
        -- Each of these calls alone might be the one that gives way.
        for _ = 1, 8 do
            check.ok(file.writefile(path, file.readfile(path, 'n') + 1))
            check.ok(file.stat(path) and file.access(path, 'rw') and #file.list '/tmp' > 0)
            check.ok(file.open(path)):close() -- may give way; so it is another call each time
        end
    end)
end
for _, task in ipairs(tasks) do
    check.ok(eco.join(task, 30))
end
check.eq(file.readfile(path, 'n'), 160)

-- 64 KiB is small.
local ran = false
eco.run(function()
    eco.sleep(0)
    ran = true
end)
local data = ('x'):rep(65536)
check.ok(file.writefile(path, data))
check.eq(file.readfile(path), data)
check.eq(ran, false)
