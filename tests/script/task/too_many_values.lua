-- SPDX-License-Identifier: MIT
-- More arguments or results than a C function can take fail in order, wherever they turn up.
local check = require 'check'
local sys = require 'eco.sys'
local time = require 'eco.time'

local many = {}
for i = 1, 7990 do
    many[i] = i
end
local function none() end

check.raises('too many arguments', eco.run, none, unpack(many))
check.raises('too many arguments', time.at, 0, none, unpack(many))
check.raises('too many arguments', time.timer, none, unpack(many))
check.raises('too many arguments', sys.signal, sys.SIGUSR2, none, unpack(many))

local function results(count)
    return select('#', eco.join(eco.run(function()
        return 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, unpack(many, 1, count - 10)
    end)))
end
check.eq(results(7000), 7001)
check.eq(results(8000), 3) -- true, nil, "too many results"
check.eq(select('#', eco.join(eco.run(function()
    eco.sleep(0)
    return unpack(many, 1, 7800)
end))), 7801)
check.eq(eco.count(), 1)
