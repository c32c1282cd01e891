-- SPDX-License-Identifier: MIT
-- Negative delays, NaN and what is no number are refused.
local check = require 'check'

for _, delay in ipairs { -1, -0.001, -math.huge, 0 / 0 } do
    check.raises('delay must be greater than or equal to 0', eco.sleep, delay)
end
check.raises('number expected', eco.sleep)
check.raises('number expected', eco.sleep, {})
check.raises('number expected', eco.sleep, 'soon')
eco.sleep(0)
