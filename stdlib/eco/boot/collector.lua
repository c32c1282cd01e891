-- SPDX-License-Identifier: MIT
-- The pace of the collector. LuaJIT collects when the heap has doubled: a small script's, of some
-- 100 KB, all the time. A reserve that the collector takes for a part of it, and that takes no
-- memory, makes that "doubled, and 1 MiB more".

local _, internal = ...

local collectgarbage, gcinfo, tonumber = collectgarbage, gcinfo, tonumber
local reserve, size = internal.reserve()

-- Tail calls: a wrong argument is told as LuaJIT does, at the caller's line.

function _G.collectgarbage(option, ...)
    if reserve and option == 'count' and (... == nil or tonumber((...))) then
        return collectgarbage(option) - size
    elseif reserve and option == 'setpause' then
        reserve = nil -- who sets the pace gets it as LuaJIT says
        internal.collect_garbage()
    end
    return collectgarbage(option, ...)
end

function _G.gcinfo()
    return gcinfo() - (reserve and size or 0)
end
