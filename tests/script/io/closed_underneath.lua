-- SPDX-License-Identifier: MIT
-- The script closes the descriptor and the number is used again: the old object follows the number.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local old = eco.reader(r)
check.fails('timeout', old:read(1, 0.001))
fds.close(r, w)
check.fails('Bad file descriptor', old:read(1, 0.001))
check.fails('Bad file descriptor', old:wait(0.001))
local r2, w2 = fds.pipe()
check.eq(r2, r)
local new = eco.reader(r2)
eco.run(function()
    eco.sleep(0.001)
    fds.write(w2, 'new\n')
end)
check.eq(new:read('l', 60), 'new')
check.fails('timeout', new:wait(0.001))
