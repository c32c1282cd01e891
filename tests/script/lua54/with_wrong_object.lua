-- SPDX-License-Identifier: MIT
-- eco.with refuses whatever it could not close, before it calls anything.
local check = require 'check'

local function never()
    error('called')
end

for _, obj in ipairs { 5, 'text', true, {}, print } do
    check.raises("bad argument #1 to 'with'", eco.with, obj, never)
end
check.eq(eco.with(nil, function() return 'nothing to close' end), 'nothing to close')
