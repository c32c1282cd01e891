-- SPDX-License-Identifier: MIT
-- A task that fails before eco.run returns can still be joined: nothing else runs in between.
local check = require 'check'
local co = eco.run(error, 'too early')
check.fails('too early', eco.join(co))
eco.sleep(0)
check.fails('too early', eco.join(co))
