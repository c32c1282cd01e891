#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Prints what is added to a file, and goes on with its successor when it is rotated or cut.
-- Run: eco tail.lua FILE

local file = require 'eco.file'

local path = ...
if not path then
    io.stderr:write('usage: eco tail.lua FILE\n')
    os.exit(1)
end

-- The directory is watched, so that a new file of this name is noticed.
local directory, name = file.dirname(path), file.basename(path)
local watcher = assert(file.inotify())
assert(watcher:add(directory, file.IN_MODIFY + file.IN_CREATE + file.IN_MOVED_TO))

local function print_rest(log)
    for chunk in function() return log:read(65536) end do
        io.write(chunk)
    end
    io.flush()
end

local function is_cut(log)
    return log:stat().size < log:lseek(0, file.SEEK_CUR)
end

local function is_replaced(log)
    local now, ours = file.stat(path), log:stat()
    return now and (now.ino ~= ours.ino or now.dev ~= ours.dev)
end

local log = file.open(path)
if log then
    log:lseek(0, file.SEEK_END)
end
io.stderr:write('following ', path, '\n')

while true do
    local event = assert(watcher:wait())
    -- An event without a name: some were lost, so look in any case.
    if not event.file or event.file == name then
        if log then
            if is_cut(log) then
                log:lseek(0, file.SEEK_SET)
            end
            print_rest(log)
        end
        if not log or is_replaced(log) then
            if log then
                log:close()
            end
            log = file.open(path)
            if log then
                print_rest(log)
            end
        end
    end
end
