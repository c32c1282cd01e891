-- SPDX-License-Identifier: MIT
-- A size is not reserved up front, and one beyond any buffer arrives whole.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader, writer = eco.reader(r), eco.writer(w)
local before = check.rss_kb()
check.fails('timeout', reader:readfull(2^40, 0.001))
check.ok(check.rss_kb() - before < 100000)
local data = ('0123456789abcdef'):rep(200000)
eco.run(function()
    writer:write(data)
end)
check.eq(reader:readfull(#data), data)
