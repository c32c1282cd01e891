-- SPDX-License-Identifier: MIT
-- LuaJIT's own functions that open files. What a script has dropped without closing it has a
-- descriptor until it is collected: so garbage is collected before one of them fails for want of
-- descriptors. All errors come from tail calls, as LuaJIT tells them, at the caller's line.

local _, internal = ...

local pcall = pcall
local collect_garbage, spare_descriptors = internal.collect_garbage, internal.spare_descriptors

-- errno(3): EMFILE, ENFILE; for io.popen EAGAIN and ENOMEM, as children that nobody has waited for
-- count, too.
local is_want = { [24] = true, [23] = true, [11] = true, [12] = true }

local function try_twice(open)
    return function(...)
        local ok, file, message, number = pcall(open, ...)
        if file and ok then
            return file
        elseif ok and not is_want[number] then
            return file, message, number
        elseif ok then
            collect_garbage()
        end
        return open(...)
    end
end

for _, name in ipairs { 'open', 'popen', 'tmpfile' } do
    io[name] = try_twice(io[name])
end

-- These do not say why: they are made sure of what they need.
local function prepare(open)
    return function(...)
        if ... then
            spare_descriptors()
        end
        return open(...)
    end
end

for _, name in ipairs { 'lines', 'input', 'output' } do
    io[name] = prepare(io[name])
end
_G.loadfile = prepare(loadfile)
package.loadlib = prepare(package.loadlib)
package.searchpath = prepare(package.searchpath)

local tmpname = os.tmpname

function os.tmpname()
    spare_descriptors()
    return tmpname()
end
