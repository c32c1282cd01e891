-- SPDX-License-Identifier: MIT
-- An error passes through unchanged, after the object is closed.
local check = require 'check'
local eco = require 'eco'

for _, value in ipairs { 'text', { code = 1 }, 42, false } do
    local closed = 0
    local obj = { close = function() closed = closed + 1 end }
    local done, err = pcall(eco.with, obj, function() error(value, 0) end)
    check.eq(done, false)
    check.eq(err, value)
    check.eq(closed, 1)
end
local done, err = pcall(eco.with, { close = function() end }, function() error() end)
check.eq(done, false)
check.eq(err, nil)
