-- SPDX-License-Identifier: MIT
-- A task that fails before group:run returns counts as well.
local check = require 'check'
local group = eco.group()
local err
local co = group:run(function()
    err = select(2, eco.sleep(60))
end)
group:run(error, 'at once')
check.fails('at once', group:wait())
check.eq(err, 'canceled')
check.ok(eco.join(co))
