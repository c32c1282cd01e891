-- SPDX-License-Identifier: MIT
-- The hook is a function or nil.
local check = require 'check'
for _, value in ipairs { 1, 'f', {}, true, false } do
    check.raises('function expected', eco.set_panic_hook, value)
end
check.eq(select('#', eco.set_panic_hook(print)), 0)
check.eq(select('#', eco.set_panic_hook(nil)), 0)
