-- SPDX-License-Identifier: MIT
-- Modules that require each other: an error, not a hang.
local check = require 'check'
local modules = require 'modules'
modules.write('cycle_a', "eco.sleep(0) return require 'cycle_b'")
modules.write('cycle_b', "eco.sleep(0) return require 'cycle_a'")
check.raises("loop or previous error loading module 'cycle_a'", require, 'cycle_a')
modules.write('itself', "return require 'itself'")
check.raises("loop or previous error loading module 'itself'", require, 'itself')
