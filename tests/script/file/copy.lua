-- SPDX-License-Identifier: MIT
-- A copy has the bytes and the permissions, and is not half made.
local check = require 'check'
local net = require 'net'
local file = require 'eco.file'

local top = net.tmpdir()
local from, to = top .. '/from', top .. '/to'
for _, size in ipairs { 0, 1, 65536, 2 ^ 20, 2 ^ 20 + 1, 5 * 2 ^ 20 } do
    local data = ('0123456789abcdefg'):rep(math.ceil(size / 17)):sub(1, size)
    check.ok(file.writefile(from, data))
    check.eq(file.copy(from, to), true)
    check.ok(file.readfile(to) == data, size)
end
check.ok(file.unlink(to))
check.ok(file.chmod(from, tonumber('740', 8)))
check.ok(file.copy(from, to))
check.eq(file.stat(to).mode, tonumber('740', 8))

check.ok(file.symlink('from', top .. '/link'))
check.eq(select(3, file.copy(from, top .. '/link')), 'EINVAL')
check.eq(file.stat(from).size, 5 * 2 ^ 20)
check.eq(select(3, file.copy(top .. '/none', to)), 'ENOENT')
check.eq(select(3, file.copy(top, to)), 'EINVAL')
check.eq(select(3, file.copy(from, top)), 'EISDIR')
local _, err = file.copy(from, '/dev/full')
check.eq(err, '/dev/full: No space left on device')
check.eq(file.stat('/dev/full').type, 'CHR')

-- Cancelled: what had been begun is gone.
check.ok(file.unlink(to))
check.ok(file.truncate(from, 2 ^ 28))
local copy = eco.run(file.copy, from, to)
eco.sleep(0.001)
eco.cancel(copy)
check.eq(select(3, eco.join(copy)), 'canceled')
check.eq(file.access(to), false)
