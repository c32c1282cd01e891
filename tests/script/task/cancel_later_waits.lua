-- SPDX-License-Identifier: MIT
-- Every later wait of a cancelled task fails as well, so it unwinds; what needs no wait works.
local check = require 'check'
local channel = require 'eco.channel'
local log = {}

local co = eco.run(function()
    for i = 1, 3 do
        local ok, err = eco.sleep(60)
        log[i] = tostring(ok) .. ' ' .. tostring(err)
    end
    check.fails('canceled', eco.sleep(0))
    check.fails('canceled', channel.new():recv())
    local ch = channel.new()
    check.eq(ch:send(1), true)
    check.eq(ch:recv(), 1)
    return 'unwound'
end)
eco.cancel(co)
check.eq(select(2, eco.join(co)), 'unwound')
check.same(log, { 'nil canceled', 'nil canceled', 'nil canceled' })
