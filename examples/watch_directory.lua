#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Tells what happens to the files below a directory, also in directories that are made later.
-- Run: eco watch_directory.lua DIRECTORY

local file = require 'eco.file'

local root = ...
if not root then
    io.stderr:write('usage: eco watch_directory.lua DIRECTORY\n')
    os.exit(1)
end

local words = {
    [file.IN_CREATE] = 'created',
    [file.IN_CLOSE_WRITE] = 'written',
    [file.IN_DELETE] = 'deleted',
    [file.IN_MOVED_FROM] = 'moved away',
    [file.IN_MOVED_TO] = 'moved here',
}
local mask = file.IN_ONLYDIR
for kind in pairs(words) do
    mask = mask + kind
end

local watcher = assert(file.inotify())

-- Watches a directory and those in it; `tell` is called with what is in there already.
local function watch(directory, tell)
    local ok, err = watcher:add(directory, mask)
    if not ok then
        io.stderr:write('cannot watch ', directory, ': ', err, '\n')
        return
    end
    for name, info in file.dir(directory) do
        local path = directory .. '/' .. name
        tell(path)
        if file.lstat(path).type == 'DIR' and info.type == 'DIR' then
            watch(path, tell)
        end
    end
end

local function say(what, path)
    print(('%-10s %s'):format(what, path))
end

watch(root, function() end)
io.stderr:write('watching ', root, '\n')

while true do
    local event = assert(watcher:wait())
    if not event.name then
        io.stderr:write('too much at a time: some news were lost\n')
    else
        for kind, word in pairs(words) do
            if bit.band(event.mask, kind) ~= 0 then
                say(word, event.name)
            end
        end
        local came = bit.band(event.mask, file.IN_CREATE + file.IN_MOVED_TO) ~= 0
        if came and bit.band(event.mask, file.IN_ISDIR) ~= 0 then
            -- What was made before the watch was there.
            watch(event.name, function(path) say('found', path) end)
        end
    end
end
