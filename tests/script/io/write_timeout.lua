-- SPDX-License-Identifier: MIT
-- A write to a full pipe times out and tells how much went out.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local writer = eco.writer(w)
local data = ('0123456789'):rep(100000)
local _, _, written = check.fails('timeout', writer:write(data, 0.002))
check.ok(written > 0 and written < #data)
_, _, written = check.fails('timeout', writer:write('x', 0.002))
check.eq(written, 0)
eco.run(function()
    local reader = eco.reader(r)
    while reader:read(65536) do end
end)
check.eq(writer:write('after', 60), 5)
fds.close(w)
