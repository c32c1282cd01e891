-- SPDX-License-Identifier: MIT
-- nil is no limit; 0 and less expire at once; what is no number is refused.
local check = require 'check'
local channel = require 'eco.channel'
local sync = require 'eco.sync'
local cond, mutex, waitgroup = sync.cond(), sync.mutex(), sync.waitgroup()
local empty, full = channel.new(), channel.new()
mutex:lock()
waitgroup:add(1)
full:send(1)
local waits = {
    function(timeout) return cond:wait(timeout) end,
    function(timeout) return mutex:lock(timeout) end,
    function(timeout) return waitgroup:wait(timeout) end,
    function(timeout) return empty:recv(timeout) end,
    function(timeout) return full:send(2, timeout) end,
}
for _, wait in ipairs(waits) do
    local ran = false
    local co = eco.run(function()
        eco.sleep(0)
        ran = true
    end)
    check.fails('timeout', wait(0))
    check.fails('timeout', wait(-1))
    check.eq(ran, false, 'at once')
    check.fails('timeout', wait(0.001))
    check.fails('timeout', wait(0.0001))
    check.raises('number expected', wait, 'soon')
    check.raises('number expected', wait, {})
    check.raises('not a number', wait, 0 / 0)
    check.ok(eco.join(co))
end
check.eq(full:recv(), 1)
