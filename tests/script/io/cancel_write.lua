-- SPDX-License-Identifier: MIT
-- A cancelled write says how much had gone out.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local writer = eco.writer(w)
local data = ('0123456789'):rep(100000)
local written
local co = eco.run(function()
    local result, err
    result, err, written = writer:write(data)
    check.eq(result, nil)
    check.eq(err, 'canceled')
end)
writer:cancel()
check.ok(eco.join(co))
check.ok(written > 0 and written < #data)
fds.close(w)
check.eq(eco.reader(r):read('a'), data:sub(1, written))
