-- SPDX-License-Identifier: MIT
-- move copies a range, within a table or to another, also where the ranges overlap.
local check = require 'check'

check.same(table.move({ 1, 2, 3 }, 1, 3, 2), { 1, 1, 2, 3 })
check.same(table.move({ 1, 2, 3 }, 2, 3, 1), { 2, 3, 3 })
check.same(table.move({ 1, 2, 3 }, 1, 0, 3), { 1, 2, 3 })
local target = { 9 }
check.eq(table.move({ 1, 2 }, 1, 2, 2, target), target)
check.same(target, { 9, 1, 2 })
