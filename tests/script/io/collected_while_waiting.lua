-- SPDX-License-Identifier: MIT
-- A reader that only its waiting call refers to is not collected.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local co = eco.run(function()
    return eco.reader(r):read('l')
end)
collectgarbage()
collectgarbage()
fds.write(w, 'still there\n')
check.eq(select(2, eco.join(co)), 'still there')
