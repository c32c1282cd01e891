-- SPDX-License-Identifier: MIT
-- A transfer of many megabytes that never has to wait lets other tasks run in between.
local check = require 'check'
local fds = require 'fds'
local size = 32 * 2^20
local path = fds.file ''
local file = assert(io.open(path, 'r+b'))
file:seek('set', size - 1)
file:write 'x'
file:close()

local transfers = {
    readfull = function()
        check.eq(#eco.reader(fds.open('/dev/zero', fds.RDONLY)):readfull(size), size)
    end,
    all = function()
        check.eq(#eco.reader(fds.open(path, fds.RDONLY)):read('a'), size)
    end,
    line = function()
        check.eq(#eco.reader(fds.open(path, fds.RDONLY)):read('l'), size)
    end,
    sendfile = function()
        local null = fds.open('/dev/null', fds.WRONLY)
        check.eq(eco.writer(null):sendfile(path, 0, size), size)
    end,
}
for name, transfer in pairs(transfers) do
    local co = eco.run(transfer)
    local turns = 0
    while coroutine.status(co) ~= 'dead' do
        turns = turns + 1
        eco.sleep(0)
    end
    check.ok(eco.join(co))
    check.ok(turns >= 5, name .. ' took turns: ' .. turns)
end
