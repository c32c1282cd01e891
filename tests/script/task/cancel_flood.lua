-- SPDX-License-Identifier: MIT
-- A task whose calls never have to wait learns all the same that it was cancelled.
local check = require 'check'
local fds = require 'fds'
local floods = {
    reader = function()
        local reader = eco.reader(fds.open('/dev/zero', fds.RDONLY))
        return function() return reader:read(4096) end
    end,
    writer = function()
        local writer = eco.writer(fds.open('/dev/null', fds.WRONLY))
        return function() return writer:write('x') end
    end,
    pipe = function()
        local r, w = fds.pipe()
        local reader, writer = eco.reader(r), eco.writer(w)
        return function()
            local ok, err = writer:write('x')
            if not ok then return nil, err end
            return reader:read(1)
        end
    end,
}
for name, make in pairs(floods) do
    local call = make()
    local co = eco.run(function()
        for _ = 1, 1e8 do
            local ok, err = call()
            if not ok then return err end
        end
    end)
    eco.cancel(co)
    check.eq(select(2, eco.join(co)), 'canceled', name)
end
