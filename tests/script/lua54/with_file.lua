-- SPDX-License-Identifier: MIT
-- A file is closed by with.
local check = require 'check'
local eco = require 'eco'

local name = os.tmpname()
local file
eco.with(check.ok(io.open(name, 'w')), function(f)
    file = f
    f:write('text')
end)
check.eq(io.type(file), 'closed file')
check.eq(eco.with(io.open(name), function(f) return f:read('*a') end), 'text')
os.remove(name)
