-- SPDX-License-Identifier: MIT
-- Lines: LF and a CR directly before it go with 'l' and stay with 'L'.
local check = require 'check'
local fds = require 'fds'
local text = 'plain\r\n\n\r\na\rb\r\r\n\0\n'
for format, want in pairs {
    l = { 'plain', '', '', 'a\rb\r', '\0' },
    ['*L'] = { 'plain\r\n', '\n', '\r\n', 'a\rb\r\r\n', '\0\n' },
} do
    local r, w = fds.pipe()
    local reader = eco.reader(r)
    fds.write(w, text)
    fds.close(w)
    local lines = {}
    for line in function() return reader:read(format) end do
        lines[#lines + 1] = line
    end
    check.same(lines, want)
    check.fails('eof', reader:read(format))
end
