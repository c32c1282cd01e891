-- SPDX-License-Identifier: MIT
-- Files that the script has dropped are not missing where LuaJIT's own library needs a descriptor:
-- when they run out, the garbage is collected first.
local check = require 'check'
local net = require 'net'

local dir = net.tmpdir()
local path = dir .. '/dropped_module.lua'
local written = check.ok(io.open(path, 'w'))
written:write('return 7\n')
written:close()
package.path = package.path .. ';' .. dir .. '/?.lua'

local spare = 24
local old = net.limit_descriptors(net.next_fd() + spare)
local kept = {}

-- Leaves none, and nobody has collected what is dropped.
local function use_up(files)
    collectgarbage()
    collectgarbage 'stop'
    for i = 1, spare do
        files[i] = io.open(path)
    end
end

local function opens(open, ...)
    use_up {}
    local results = { open(...) }
    check.ok(results[1])
    check.eq(collectgarbage 'isrunning', false)
    return unpack(results)
end

check.eq(opens(io.open, path):read '*a', 'return 7\n')
opens(io.tmpfile):close()
check.eq(opens(io.popen, 'echo 8'):read '*l', '8')
check.eq(opens(io.lines, path)(), 'return 7')
check.eq(opens(io.input, path):read '*l', 'return 7')
opens(io.output, path .. '.output')
io.output(io.stdout)
check.eq(opens(loadfile, path)(), 7)
check.eq(opens(dofile, path), 7)
check.eq(opens(require, 'dropped_module'), 7)
check.eq(opens(package.searchpath, 'dropped_module', package.path), path)
os.remove(opens(os.tmpname))

-- Those that are not dropped are not there for others, and LuaJIT says so itself.
use_up(kept)
local message = path .. ': Too many open files'
local missing, text, number = io.open(path)
check.same({ missing, text, number }, { nil, message, 24 })
check.raises("bad argument #1 to '?' (" .. message .. ')', io.lines, path)
check.raises("bad argument #1 to '?' (" .. message .. ')', io.input, path)
check.eq(select(2, loadfile(path)), 'cannot open ' .. message)
check.eq(io.popen 'true', nil)
for _, file in ipairs(kept) do
    file:close()
end
net.limit_descriptors(old)
