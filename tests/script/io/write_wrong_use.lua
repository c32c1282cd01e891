-- SPDX-License-Identifier: MIT
-- Only strings and numbers can be written; a refused write leaves the writer usable.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local writer = eco.writer(w)
for _, value in ipairs { {}, true, print } do
    check.raises('string expected', writer.write, writer, value)
end
check.raises('string expected', writer.write, writer)
check.raises('number expected', writer.write, writer, 'x', {})
check.eq(writer:write('x'), 1)
check.eq(fds.read(r, 10), 'x')
