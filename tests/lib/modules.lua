-- SPDX-License-Identifier: MIT
-- Modules that a test writes for itself, in a folder that goes when it ends.
local modules = {}

local folder = os.tmpname()
os.remove(folder)
assert(os.execute('mkdir ' .. folder))
package.path = folder .. '/?.lua;' .. package.path

local guard = newproxy(true)
getmetatable(guard).__gc = function()
    os.execute('rm -r ' .. folder)
end
modules.guard = guard

function modules.write(name, source)
    local file = assert(io.open(folder .. '/' .. name .. '.lua', 'w'))
    file:write(source)
    file:close()
end

return modules
