-- SPDX-License-Identifier: MIT
-- A cancelled task's wait ends with nil, "canceled", whatever it waits for.
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
local forever = eco.run(eco.sleep, 60)
local path = fds.file('content')
mutex:lock()
waitgroup:add(1)
stuffed:send(1)
group:run(eco.sleep, 60)
local both = eco.io(select(2, fds.pty()))
fds.fill(select(2, fds.pty()))

local waits = {
    sleep = function() return eco.sleep(60) end,
    ['sleep without end'] = function() return eco.sleep(math.huge) end,
    join = function() return eco.join(forever) end,
    ['io:wait'] = function() return eco.io(r):wait(eco.READ) end,
    ['io:wait write'] = function() return eco.io(full):wait(eco.WRITE, 60) end,
    ['reader:wait'] = function() return reader:wait() end,
    ['writer:wait'] = function() return writer:wait() end,
    read = function() return reader:read(1) end,
    line = function() return reader:read('l', 60) end,
    all = function() return reader:read('a') end,
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
    nested = function()
        return coroutine.wrap(function()
            return coroutine.wrap(eco.sleep)(60)
        end)()
    end,
}
for name, wait in pairs(waits) do
    local result, err
    local co = eco.run(function()
        result, err = wait()
    end)
    eco.cancel(co)
    check.eq(err, nil, name)
    eco.join(co)
    check.eq(result, nil, name)
    check.eq(err, 'canceled', name)
end
check.ok(both)

-- Nothing was lost, and nothing is left waiting.
fds.write(w, 'still here\n')
check.eq(reader:read('l'), 'still here')
eco.cancel(forever)
group:cancel()
check.ok(group:wait())
check.eq(eco.count(), 1)
