-- SPDX-License-Identifier: MIT
-- The limit starts anew with every byte that comes.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
local time = require 'eco.time'
local start = time.monotonic()
eco.run(function()
    for _ = 1, 10 do
        eco.sleep(0.1)
        fds.write(w, 'x')
    end
end)
-- Ten times 0.1 s: more than the limit in all, with room for a slow machine between two bytes.
check.eq(reader:readfull(10, 0.9), ('x'):rep(10))
check.ok(time.monotonic() - start > 0.9)
