-- SPDX-License-Identifier: MIT
-- Readers and writers over a pipe: lines, needles, much at once, a file, readiness.
local ffi = require 'ffi'
local scenario = require 'scenario'
local file = require 'eco.file'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local O_CLOEXEC = 524288
local data = scenario.pattern(300000)

local function copy(from, to, directory)
    local reader, writer = must(eco.reader(from)), must(eco.writer(to))
    local function wrote(sent, why, _, code)
        must(sent, why, code)
    end
    scenario.together(function()
        wrote(writer:write('line\nneedle;' .. data, TIMEOUT))
        wrote(writer:sendfile(directory .. '/data', 0, #data, TIMEOUT))
        ffi.C.close(to)
    end, function()
        must(must(eco.io(from)):wait(eco.READ, TIMEOUT))
        right(must(reader:read('l', TIMEOUT)) == 'line', 'the line')
        local before = ''
        repeat
            local part, found = must(reader:readuntil(';', TIMEOUT))
            before = before .. part
        until found
        right(before == 'needle', 'what is before the needle')
        right(must(reader:readfull(#data, TIMEOUT)) == data, 'what was written')
        right(must(reader:read('a', TIMEOUT)) == data, 'what was sent from the file')
    end)
end

scenario.run(function(directory)
    must(file.writefile(directory .. '/data', data))
    local ends = ffi.new 'int[2]'
    scenario.c(ffi.C.pipe2(ends, O_CLOEXEC))
    local done, why = pcall(copy, ends[0], ends[1], directory)
    ffi.C.close(ends[0])
    if not done then
        ffi.C.close(ends[1])
        error(why, 0)
    end
end)
