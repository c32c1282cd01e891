-- SPDX-License-Identifier: MIT
-- nil and false need no closing; an object that cannot be closed is refused before it is used.
local check = require 'check'
local eco = require 'eco'

check.same({ eco.with(nil, function(o) return o == nil, 2 end) }, { true, 2 })
check.eq(eco.with(false, function(o) return o end), false)
local called = false
check.raises("a value with a method 'close' expected", eco.with, {}, function() called = true end)
check.eq(called, false)
