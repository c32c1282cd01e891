-- SPDX-License-Identifier: MIT
-- Where the VM cannot yield a wait raises and arms nothing; normal I/O works afterwards.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local fds = require 'fds'
local r, w = fds.pipe()
local reader, writer = eco.reader(r), eco.writer(w)
local full = select(2, fds.pipe())
fds.fill(full)
local mutex, cond, waitgroup, ch = sync.mutex(), sync.cond(), sync.waitgroup(), channel.new()
local other = eco.run(eco.sleep, 60)
mutex:lock()
waitgroup:add(1)

local waits = {
    function() eco.sleep(0.001) end,
    function() eco.sleep(0) end,
    function() eco.timeout(0.001, eco.sleep, 1) end,
    function() eco.join(other, 0.001) end,
    function() eco.io(r):wait(eco.READ, 0.001) end,
    function() reader:wait(0.001) end,
    function() reader:read(1, 0.001) end,
    function() reader:read('l', 0.001) end,
    function() reader:readfull(1, 0.001) end,
    function() reader:readuntil('x', 0.001) end,
    function() eco.writer(full):write('x', 0.001) end,
    function() mutex:lock(0.001) end,
    function() cond:wait(0.001) end,
    function() waitgroup:wait(0.001) end,
    function() ch:recv(0.001) end,
    function()
        local stuffed = channel.new()
        stuffed:send(1)
        stuffed:send(2, 0.001)
    end,
    function() coroutine.wrap(eco.sleep)(0.001) end,
}
for i, wait in ipairs(waits) do
    local text = 'attempt to yield across C-call boundary'
    check.raises(text, table.sort, { 1, 2 }, wait)
    check.raises(text, string.gsub, 'x', 'x', wait)
    check.eq(select(2, pcall(string.gsub, 'x', 'x', wait)):find(text, 1, true) ~= nil, true, i)
end

-- Had anything been armed, it would go off in the middle of these.
local start = require 'eco.time'.monotonic()
eco.sleep(0.01)
check.ok(require 'eco.time'.monotonic() - start >= 0.01)
check.eq(writer:write('line\n'), 5)
check.eq(reader:read('l'), 'line')
check.fails('timeout', reader:read('l', 0.005))
mutex:unlock()
check.ok(mutex:lock())
check.eq(cond:signal(), false)
eco.cancel(other)
check.ok(eco.join(other))
