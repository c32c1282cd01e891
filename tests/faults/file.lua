-- SPDX-License-Identifier: MIT
-- Files: whole ones, in parts, by threads, locks, names, directories.
local scenario = require 'scenario'
local file = require 'eco.file'
local must, right = scenario.must, scenario.right

local data = scenario.pattern(300000)

local function whole(path)
    must(file.writefile(path, 'one\ntwo\n'))
    must(file.writefile(path, 'three\n', true))
    right(must(file.readfile(path)) == 'one\ntwo\nthree\n', 'what was appended')
    must(file.writefile(path, 'new\n', { atomic = true, sync = true }))
    right(must(file.readfile(path, 'l')) == 'new', 'what took its place')
    must(file.writefile(path .. '.large', data))
    must(file.copy(path .. '.large', path .. '.copy'))
    right(must(file.readfile(path .. '.copy')) == data, 'the copy')
end

local function parts(path)
    local f = must(file.open(path, 'w+'))
    must(f:write(data))
    must(f:sync())
    must(f:lseek(0, file.SEEK_SET))
    right(must(f:readfull(#data - 8)) == data:sub(1, -9), 'what was written')
    right(must(f:read 'a') == data:sub(-8), 'its end')
    must(f:truncate(7))
    right(must(f:stat()).size == 7, 'the size')
    must(f:flock(file.LOCK_EX))
    must(f:flock(file.LOCK_UN))
    must(f:lock(file.LOCK_SH, 0, 5))
    f:close()
end

local function names(directory)
    local sub = directory .. '/sub'
    must(file.mkdir(sub))
    must(file.symlink('target', sub .. '/link'))
    right(must(file.readlink(sub .. '/link')) == 'target', 'the link')
    must(file.mkfifo(sub .. '/fifo'))
    must(file.rename(sub .. '/fifo', sub .. '/pipe'))
    right(must(file.stat(sub .. '/pipe')).type == 'FIFO', 'the type')
    must(file.chmod(sub .. '/pipe', tonumber('640', 8)))
    must(file.utime(sub .. '/pipe', 1))
    must(file.realpath(sub))
    file.access(sub, 'r') -- says no more than yes or no
    local list = must(file.list(sub))
    table.sort(list)
    right(table.concat(list, ' ') == 'link pipe', 'the names')
    right(#must(file.glob(sub .. '/*')) <= 2, 'the names that match') -- none of what cannot be read
    local count = 0
    must(file.walk(directory, function() count = count + 1 end))
    right(count >= 3, 'the walk')
    must(file.unlink(sub .. '/link'))
    must(file.unlink(sub .. '/pipe'))
    must(file.rmdir(sub))
    must(file.statvfs(directory))
    local f, path = must(file.mkstemp(directory .. '/tmp.XXXXXX'))
    f:close()
    must(file.unlink(path))
end

scenario.run(function(directory)
    whole(directory .. '/whole')
    parts(directory .. '/parts')
    names(directory)
end)
