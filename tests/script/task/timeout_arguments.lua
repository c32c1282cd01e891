-- SPDX-License-Identifier: MIT
-- Zero and less have passed already; what is no number or no function is refused.
local check = require 'check'
check.fails('timeout', eco.timeout(0, eco.sleep, 60))
check.fails('timeout', eco.timeout(-1, eco.sleep, 60))
check.raises("bad argument #1 to 'timeout'", eco.timeout, nil, print)
check.raises("bad argument #1 to 'timeout'", eco.timeout, 'x', print)
check.raises("bad argument #1 to 'timeout'", eco.timeout, 0 / 0, print)
check.raises("bad argument #2 to 'timeout'", eco.timeout, 1)
check.raises("bad argument #2 to 'timeout'", eco.timeout, 1, 'print')
eco.sleep(0)
