-- SPDX-License-Identifier: MIT
-- The kernel's numbers.
local check = require 'check'
local time = require 'eco.time'
check.eq(time.CLOCK_REALTIME, 0)
check.eq(time.CLOCK_MONOTONIC, 1)
check.eq(time.TFD_TIMER_ABSTIME, 1)
