-- SPDX-License-Identifier: MIT
-- A log file in a folder that goes when the test ends, and what is in it.
local log = require 'eco.log'

local logfile = {}

logfile.folder = os.tmpname()
os.remove(logfile.folder)
assert(os.execute('mkdir ' .. logfile.folder) == 0)
logfile.path = logfile.folder .. '/log'

local guard = newproxy(true)
getmetatable(guard).__gc = function()
    os.execute('rm -r ' .. logfile.folder)
end
logfile.guard = guard

--- Starts logging to it.
function logfile.start()
    assert(log.set_path(logfile.path))
end

function logfile.read(path)
    local file = io.open(path or logfile.path, 'rb')
    if not file then
        return nil
    end
    local text = file:read '*a'
    file:close()
    return text
end

--- What has been logged since the last call, without time, level and sender.
function logfile.take()
    local text = logfile.read()
    local file = assert(io.open(logfile.path, 'wb'))
    file:close()
    local head = '^%d+/%d%d/%d%d %d%d:%d%d:%d%d %l+ +[^%[]*%[%d+%]: '
    local lines = {}
    for line in text:gmatch '[^\n]*\n?' do
        if line ~= '' then
            lines[#lines + 1] = line:gsub(head, '')
        end
    end
    return table.concat(lines)
end

--- The names of the files in the folder, sorted.
function logfile.files()
    local list = io.popen('ls ' .. logfile.folder)
    local names = {}
    for name in list:lines() do
        names[#names + 1] = name
    end
    list:close()
    return names
end

return logfile
