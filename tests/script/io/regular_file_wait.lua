-- SPDX-License-Identifier: MIT
-- Regular files cannot be waited for.
local check = require 'check'
local fds = require 'fds'
local fd = fds.open(fds.file 'x', fds.RDWR)
local text = 'Operation not permitted'
for _, events in ipairs { eco.READ, eco.WRITE, eco.READ + eco.WRITE } do
    local _, _, code = check.fails(text, eco.io(fd):wait(events, 60))
    check.eq(code, 'EPERM')
end
check.fails(text, eco.reader(fd):wait())
check.fails(text, eco.writer(fd):wait())
check.eq(eco.writer(fd):write('yz'), 2)
fds.seek(fd, 0)
check.eq(eco.reader(fd):read('a'), 'yz')
