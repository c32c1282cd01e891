-- SPDX-License-Identifier: MIT
-- Offsets beyond 2 GiB.
local check = require 'check'
local fds = require 'fds'
local path = fds.file ''
local file = io.open(path, 'r+b')
if not file:seek('set', 3 * 2^30) or not file:write 'far away' or not file:close() then
    check.skip 'no sparse files here'
end
local r, w = fds.pipe()
check.eq(eco.writer(w):sendfile(path, 3 * 2^30 + 4, 3 * 2^30), 4)
check.eq(fds.read(r, 10), 'away')
