-- SPDX-License-Identifier: MIT
-- Nobody reads any more: "Broken pipe", how much went out, and the code.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local writer = eco.writer(w)
local data = ('0123456789'):rep(100000)
local result, err, written, code
local co = eco.run(function()
    result, err, written, code = writer:write(data)
end)
fds.close(r)
check.ok(eco.join(co))
check.eq(result, nil)
check.eq(err, 'Broken pipe')
check.ok(written > 0 and written < #data)
check.eq(code, 'EPIPE')
result, err, written = writer:write('x')
check.eq(result, nil)
check.eq(err, 'Broken pipe')
check.eq(written, 0)
