-- SPDX-License-Identifier: MIT
-- readfull(n): exactly n bytes; at the end nil, "eof", and the short data is left for read.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
eco.run(function()
    for byte in ('12345678'):gmatch '.' do
        fds.write(w, byte)
        eco.sleep(0)
    end
    fds.close(w)
end)
check.eq(reader:readfull(5), '12345')
check.fails('eof', reader:readfull(5))
check.fails('eof', reader:readfull(4))
check.eq(reader:readfull(2), '67')
check.eq(reader:read(5), '8')
check.fails('eof', reader:read(5))
