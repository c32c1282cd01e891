-- SPDX-License-Identifier: MIT
-- eco.dump names every live task, what it waits for, and where.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local fds = require 'fds'
local r = fds.pipe()
local mutex = sync.mutex()
mutex:lock()

local function waits_in_here(f, ...)
    f(...)
end

local ch = channel.new()
local tasks = {
    eco.run(waits_in_here, eco.sleep, 60),
    eco.run(waits_in_here, eco.reader(r).read, eco.reader(r), 'l', 30),
    eco.run(waits_in_here, mutex.lock, mutex),
    eco.run(waits_in_here, ch.recv, ch),
}
local nested = eco.run(coroutine.wrap(function()
    eco.sleep(60)
end))
local text = eco.dump()
local function has(part)
    check.ok(text:find(part), part .. ' is not in\n' .. text)
end
has '^6 tasks\n'
has(('task %d waiting: sleep, %%d+%%.%%d+ s left\n'):format(eco.id(tasks[1])))
has(('task %d waiting: read on reader: fd %d, %%d+%%.%%d+ s left\n'):format(eco.id(tasks[2]), r))
has(('task %d waiting: %%a+ on mutex\n'):format(eco.id(tasks[3])))
has(('task %d waiting: %%a+ on empty channel\n'):format(eco.id(tasks[4])))
has(('task %d waiting: sleep'):format(eco.id(nested)))
has 'resumed by'
has(('task %d running\n'):format(eco.id()))
check.eq(select(2, text:gsub('dump%.lua:13: in function', '')), 4)
for _, co in ipairs { nested, unpack(tasks) } do
    eco.cancel(co)
end
