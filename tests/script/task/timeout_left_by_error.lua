-- SPDX-License-Identifier: MIT
-- A deadline left by an error counts no more.
local check = require 'check'
check.raises('out', eco.timeout, 0.001, error, 'out')
local start = require 'eco.time'.monotonic()
eco.sleep(0.01)
check.ok(require 'eco.time'.monotonic() - start >= 0.01)
