-- SPDX-License-Identifier: MIT
-- Versions and flags; eco.loop and the older names are harmless.
local check = require 'check'
check.eq(require 'eco', eco)
check.eq(type(eco.VERSION), 'string')
for _, part in ipairs { 'MAJOR', 'MINOR', 'PATCH' } do
    check.eq(eco['VERSION_' .. part] % 1, 0)
end
check.ok(eco.VERSION_MAJOR > 3)
check.eq(eco.READ, 1)
check.eq(eco.WRITE, 4)
check.eq(bit.bor(eco.READ, eco.WRITE), 5)
check.eq(select('#', eco.loop()), 0)
local id = eco.id()
check.eq(id, eco.id())
coroutine.wrap(function()
    check.eq(eco.id(), id)
end)()
eco.run(function()
    check.ok(eco.id() ~= id)
end)
