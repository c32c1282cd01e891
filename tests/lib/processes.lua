-- SPDX-License-Identifier: MIT
-- Other processes, as /proc shows them.

local check = require 'check'
local sys = require 'eco.sys'

local processes = {}

local function read(path)
    local file = io.open(path)
    local text = file and file:read '*a'
    if file then
        file:close()
    end
    return text
end

-- The letter of proc(5): "R", "S", "T", "Z"; nil if there is no such process.
function processes.state(pid)
    local text = read('/proc/' .. pid .. '/stat')
    return text and text:match '%) (%a)'
end

function processes.parent(pid)
    local text = read('/proc/' .. pid .. '/stat')
    return text and tonumber(text:match '%) %a (%d+)')
end

-- Runs, or waits; not one that has ended and was not reaped.
function processes.is_alive(pid)
    local state = processes.state(pid)
    return state ~= nil and state ~= 'Z'
end

-- The children of this process, zombies too.
function processes.children()
    local pid = sys.getpid()
    local found = {}
    local text = read(('/proc/%d/task/%d/children'):format(pid, pid))
    for child in (text or check.skip 'the kernel does not list children'):gmatch '%d+' do
        found[#found + 1] = tonumber(child)
    end
    return found
end

-- Waits for something to become true.
function processes.until_true(f, ...)
    while not f(...) do
        eco.sleep(0.001)
    end
end

function processes.until_gone(pid)
    processes.until_true(function()
        return processes.state(pid) == nil
    end)
end

return processes
