-- SPDX-License-Identifier: MIT
-- Two tasks whose modules require each other: an error for one of them, not a hang.
local check = require 'check'
local modules = require 'modules'
modules.write('cross_a', "eco.sleep(0.001) return { pcall(require, 'cross_b') }")
modules.write('cross_b', "eco.sleep(0.001) return { pcall(require, 'cross_a') }")
local a, b = eco.run(require, 'cross_a'), eco.run(require, 'cross_b')
local _, from_a = eco.join(a)
local _, from_b = eco.join(b)
local failed = from_a[1] and from_b or from_a
check.eq(from_a[1], not from_b[1])
check.ok(failed[2]:find 'loop or previous error loading module')
