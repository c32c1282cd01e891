-- SPDX-License-Identifier: MIT
-- read('a'): everything to the end; "" once if there was nothing; then the end.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
eco.run(function()
    for i = 1, 3 do
        fds.write(w, 'part ' .. i .. '\n')
        eco.sleep(0)
    end
    fds.close(w)
end)
check.eq(reader:read('a'), 'part 1\npart 2\npart 3\n')
check.fails('eof', reader:read('a'))

r, w = fds.pipe()
reader = eco.reader(r)
fds.close(w)
check.eq(reader:read('*a'), '')
check.fails('eof', reader:read('a'))
check.fails('eof', reader:read('l'))
