-- SPDX-License-Identifier: MIT
-- A deadline ends a loop of calls that never have to wait; later calls are not affected.
local check = require 'check'
local fds = require 'fds'
local reader = eco.reader(fds.open('/dev/zero', fds.RDONLY))
for _ = 1, 5 do
    local last
    check.fails('timeout', eco.timeout(0.01, function()
        for _ = 1, 1e8 do
            local data, err = reader:read(4096)
            if not data then
                last = err
                return
            end
        end
    end))
    check.eq(last, 'timeout')
    for _ = 1, 1000 do
        check.eq(#reader:read(4096), 4096)
    end
end
