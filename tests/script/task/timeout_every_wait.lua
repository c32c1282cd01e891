-- SPDX-License-Identifier: MIT
-- Every kind of wait ends at the deadline.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
local full = select(2, fds.pipe())
fds.fill(full)
local writer = eco.writer(full)
local mutex, cond, waitgroup = sync.mutex(), sync.cond(), sync.waitgroup()
local empty, stuffed = channel.new(), channel.new()
local group = eco.group()
local forever = group:run(eco.sleep, 60)
local path = fds.file('content')
mutex:lock()
waitgroup:add(1)
stuffed:send(1)

local waits = {
    sleep = function() return eco.sleep(60) end,
    join = function() return eco.join(forever) end,
    ['io:wait'] = function() return eco.io(r):wait(eco.READ) end,
    ['writer:wait'] = function() return writer:wait(60) end,
    read = function() return reader:read(1) end,
    line = function() return reader:read('l', 60) end,
    readfull = function() return reader:readfull(10) end,
    readuntil = function() return reader:readuntil('x') end,
    write = function() return writer:write('x') end,
    sendfile = function() return writer:sendfile(path, 0, 7) end,
    lock = function() return mutex:lock() end,
    cond = function() return cond:wait(60) end,
    waitgroup = function() return waitgroup:wait() end,
    recv = function() return empty:recv() end,
    send = function() return stuffed:send(1) end,
    group = function() return group:wait() end,
    yield = function() return coroutine.yield() end,
    nested = function() return coroutine.wrap(eco.sleep)(60) end,
}
for name, wait in pairs(waits) do
    local result, err
    local outer, outer_err = eco.timeout(0.002, function()
        result, err = wait()
    end)
    check.eq(result, nil, name)
    check.eq(err, 'timeout', name)
    check.eq(outer, nil, name)
    check.eq(outer_err, 'timeout', name)
end
fds.write(w, 'still here\n')
check.eq(reader:read('l'), 'still here')
group:cancel()
check.ok(group:wait())
