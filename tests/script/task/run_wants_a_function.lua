-- SPDX-License-Identifier: MIT
-- What is no function is refused, and no task is left behind.
local check = require 'check'

for _, value in ipairs { 1, 'f', {}, true, coroutine.create(print) } do
    check.raises('function expected', eco.run, value)
end
check.raises('function expected', eco.run)
check.raises('function expected', eco.run, setmetatable({}, { __call = print }))
check.eq(eco.count(), 1)
