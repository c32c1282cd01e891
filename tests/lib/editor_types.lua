-- SPDX-License-Identifier: MIT
-- What `eco --types` of the program that runs this writes, as luacats.read returns it.

local check = require 'check'
local file = require 'eco.file'
local luacats = require 'luacats'
local sys = require 'eco.sys'

local editor_types = {}

local function remove(directory)
    for name, info in file.dir(directory) do
        local path = directory .. '/' .. name
        if info.type == 'DIR' then
            remove(path)
        else
            file.unlink(path)
        end
    end
    file.rmdir(directory)
end

function editor_types.read()
    local directory = assert(file.mkdtemp())
    local out, message, status = sys.sh(check.eco('--types', directory), 0)
    assert(out, message)
    if message:find 'built without types' then
        check.skip 'this eco has the tiny profile'
    end
    check.eq(status.status, 0, message)
    local paths = {}
    file.walk(directory, function(path, _, info)
        if info.type == 'REG' then
            paths[#paths + 1] = path
        end
    end)
    local ok, meta = pcall(luacats.read, paths)
    remove(directory)
    return assert(ok and meta, meta)
end

return editor_types
