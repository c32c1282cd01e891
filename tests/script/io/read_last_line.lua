-- SPDX-License-Identifier: MIT
-- A last line without LF is a line; its CR is data.
local check = require 'check'
local fds = require 'fds'
for _, format in ipairs { 'l', 'L', '*l' } do
    local r, w = fds.pipe()
    local reader = eco.reader(r)
    fds.write(w, 'first\nlast\r')
    fds.close(w)
    check.eq(reader:read(format):sub(1, 5), 'first')
    check.eq(reader:read(format), 'last\r')
    check.fails('eof', reader:read(format))
end
