-- SPDX-License-Identifier: MIT
-- Seeding math.random changes nothing.
local check = require 'check'
local random = require 'eco.random'

math.randomseed(1)
local first = random.bytes(16)
math.randomseed(1)
check.ok(random.bytes(16) ~= first)
math.randomseed(1)
local before = math.random()
math.randomseed(1)
random.uuid()
random.integer(1, 10)
check.eq(math.random(), before)
