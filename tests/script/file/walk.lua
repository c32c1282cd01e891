-- SPDX-License-Identifier: MIT
-- Everything below a directory, each directory once.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
for _, name in ipairs { 'a', 'a/b', 'a/b/c', 'z' } do
    check.ok(file.mkdir(top .. '/' .. name))
end
check.ok(file.writefile(top .. '/a/b/file', 'abc'))
check.ok(file.symlink('..', top .. '/a/up')) -- a loop
check.ok(file.symlink('../a', top .. '/z/again'))
check.ok(file.symlink('nowhere', top .. '/dangling'))

local function names(root, callback)
    local found, order = {}, {}
    local result = { file.walk(root, function(path, name, info)
        check.eq(file.basename(path), name)
        found[path:sub(#top + 2)] = info.type
        order[#order + 1] = path:sub(#top + 2)
        return callback and callback(path, name, info)
    end) }
    return found, order, result
end

local found, order, result = names(top)
check.eq(result[1], true)
check.eq(found.a, 'DIR')
check.eq(found['a/up'] or found['z/again/up'], 'DIR')
check.eq(found['a/b/file'] or found['z/again/b/file'], 'REG')
check.eq(found['z/again'], 'DIR')
check.eq(found.dangling, 'LNK')
check.eq(#order, 8) -- nothing twice: through the links nothing was entered again

-- A directory comes before what is in it.
local position = {}
for i, path in ipairs(order) do position[path] = i end
for path, i in pairs(position) do
    local parent = file.dirname(path)
    check.ok(parent == '.' or position[parent] < i, path)
end
check.same((names(top .. '/')), found)

found = names(top, function(_, name)
    return (name == 'a' or name == 'again') and file.SKIP or nil
end)
check.eq(found['a/b'], nil)
check.eq(found['z/again'], 'DIR')
local _, until_b, ended = names(top, function(_, name) return name ~= 'b' end)
check.eq(ended[1], false)
check.eq(file.basename(until_b[#until_b]), 'b')
check.eq(file.SKIP, 1)

-- A callback may wait; an error in it is the caller's.
local count = 0
check.eq(file.walk(top, function() eco.sleep(0.001) count = count + 1 end), true)
check.eq(count, 8)
check.raises('by the callback', file.walk, top, function() error 'by the callback' end)

local missing, _, code = file.walk(top .. '/none', error)
check.eq(missing, nil)
check.eq(code, 'ENOENT')

-- The others run while a long walk goes on.
local turns, over = 0, false
eco.run(function()
    while not over do
        eco.sleep(0)
        turns = turns + 1
    end
end)
local start = os.clock()
file.walk('/proc/self', function() return os.clock() - start < 0.1 end)
over = true
check.ok(turns > 2, turns)
