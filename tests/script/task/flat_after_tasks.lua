-- SPDX-License-Identifier: MIT
-- 100 000 tasks that have ended leave nothing behind.
local check = require 'check'
local function churn(count)
    for _ = 1, count do
        eco.join(eco.run(eco.sleep, 0))
    end
    collectgarbage()
    collectgarbage()
    return collectgarbage 'count'
end
local heap = churn(1000)
local heap_after = churn(100000)
check.ok(heap_after < heap + 64, ('heap: %d KiB, then %d KiB'):format(heap, heap_after))
