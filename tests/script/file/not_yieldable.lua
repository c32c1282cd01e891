-- SPDX-License-Identifier: MIT
-- Where the VM cannot suspend (a callback of table.sort), calls block.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'

local function confined(f)
    local result
    table.sort({ 2, 1 }, function(a, b)
        result = f()
        return a < b
    end)
    return result
end

local path = fds.file ''
local data = ('x'):rep(2 ^ 22)
check.eq(confined(function() return file.writefile(path, data) end), true)
check.eq(confined(function() return #file.readfile(path) end), #data)
local f = check.ok(file.open(path, 'r+'))
check.eq(confined(function() f:lseek(0) return f:write(data) end), #data)
check.eq(confined(function() f:lseek(0) return #f:readfull(#data) end), #data)
check.eq(confined(function() return f:sync() end), true)
check.eq(confined(function() return #file.glob(path) end), 1)
check.eq(confined(function() return file.copy(path, path .. '.copy') end), true)
check.ok(file.unlink(path .. '.copy'))

local holder = check.ok(file.open(path))
check.ok(holder:flock(file.LOCK_EX))
check.eq(confined(function() return select(2, f:flock(file.LOCK_EX, 0.02)) end), 'timeout')
holder:close()
check.eq(confined(function() return f:flock(file.LOCK_EX, 0.02) end), true)

-- Unless another task is at it: it would have to be let go on first.
local writer = eco.run(f.write, f, data)
check.raises('attempt to yield across C-call boundary', confined, function()
    return f:write('x')
end)
check.eq(select(2, check.ok(eco.join(writer, 30))), #data)
check.raises('invalid format', confined, function() return f:read('x') end)
check.eq(f:write(data), #data)
