-- SPDX-License-Identifier: MIT
-- nil and less than 1 mean 1; what is no integer is refused.
local check = require 'check'
local channel = require 'eco.channel'
for _, pair in ipairs { { nil, 1 }, { 0, 1 }, { -5, 1 }, { 1, 1 }, { 3, 3 }, { 2.0, 2 } } do
    local ch = channel.new(pair[1])
    for _ = 1, pair[2] do
        check.eq(ch:send('x', 0), true)
    end
    check.fails('timeout', ch:send('x', 0))
    check.eq(ch:length(), pair[2])
end
for _, capacity in ipairs { 1.5, 'x', {}, true, 0 / 0 } do
    check.raises('capacity must be an integer', channel.new, capacity)
end
