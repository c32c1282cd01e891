-- SPDX-License-Identifier: MIT
-- The first task of a group fails before the others are started: they are canceled, too.
local check = require 'check'
local group = eco.group()
group:run(error, 'at once')
local why
group:run(function() why = select(2, eco.sleep(60)) end)
check.fails('at once', group:wait(5))
check.eq(why, 'canceled')
