-- SPDX-License-Identifier: MIT
-- A process is forked while the thread pool is at work: what waits goes on, in both.
local check = require 'check'
local fds = require 'fds'
local file = require 'eco.file'
local sys = require 'eco.sys'

local SIZE = 2 ^ 22
local path = fds.file ''
local parent = sys.getpid()

local function ends_well(pid)
    local ended, status
    repeat
        eco.sleep(0.001)
        ended, status = check.ok(sys.waitpid(pid))
    until ended == pid
    check.same(status, { exited = true, status = 0 })
end

for _, how in ipairs { 'spawn', 'fork' } do
    local f = check.ok(file.open(path, 'w+'))
    local writer = eco.run(f.write, f, ('x'):rep(SIZE))
    local syncer = eco.run(f.sync, f)
    local pid
    if how == 'spawn' then
        pid = check.ok(sys.spawn(function()
            eco.timeout(30, function()
                local data
                repeat -- the position is the parent's, too, which may just move it
                    check.ok(f:lseek(0, file.SEEK_SET))
                    data = f:read 'a'
                until data and #data > 0
                check.ok(f:write(('y'):rep(SIZE)))
                check.ok(f:sync())
            end)
            f:close()
        end))
    else
        pid = check.ok(sys.fork())
        check.eq(select(2, check.ok(eco.join(syncer, 30))), true)
        check.eq(select(2, check.ok(eco.join(writer, 30))), SIZE)
        if pid == 0 then os.exit(0) end
    end
    check.ok(eco.join(writer, 30))
    check.ok(eco.join(syncer, 30))
    ends_well(pid)
    check.eq(sys.getpid(), parent)
    f:close()
end
