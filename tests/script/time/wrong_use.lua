-- SPDX-License-Identifier: MIT
-- What is no function or no time is refused, and nothing is left armed.
local check = require 'check'
local time = require 'eco.time'
local count = check.fd_count()
for _, cb in ipairs { 1, 'x', {}, true } do
    check.raises('function expected', time.timer, cb)
    check.raises('function expected', time.at, 1, cb)
    check.raises('function expected', time.on, 1, cb)
end
check.raises('function expected', time.at, 1)
for _, when in ipairs { 'soon', {}, true, print } do
    check.raises('number expected', time.at, when, print)
    check.raises('number expected', time.on, when, print)
end
check.raises('not a number', time.on, 0 / 0, print)
check.raises('delay must be non-negative', time.at, -1, print)
check.raises('delay must be non-negative', time.at, 0 / 0, print)
local timer = time.timer(print)
check.raises('delay must be non-negative', timer.set, timer, -0.001)
check.raises('number expected', timer.set, timer)
check.raises('number expected', timer.set, timer, 'x')
check.raises('timer expected', timer.set, 1, 1)
check.eq(check.fd_count(), count)
