-- SPDX-License-Identifier: MIT
-- News of a directory.
local scenario = require 'scenario'
local file = require 'eco.file'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

scenario.run(function(directory)
    local watcher = must(file.inotify())
    local number = must(watcher:add(directory, file.IN_CREATE + file.IN_DELETE))
    scenario.together(function()
        local seen = {}
        for i = 1, 6 do
            local event = must(watcher:wait(TIMEOUT))
            seen[i] = event.file
        end
        right(table.concat(seen, ' ') == 'a b c a b c', 'the events: ' .. table.concat(seen, ' '))
    end, function()
        for _, name in ipairs { 'a', 'b', 'c' } do
            must(file.writefile(directory .. '/' .. name, name))
        end
        eco.sleep(0.01)
        for _, name in ipairs { 'a', 'b', 'c' } do
            must(file.unlink(directory .. '/' .. name))
        end
    end)
    must(watcher:del(number))
    watcher:close()
end)
