-- SPDX-License-Identifier: MIT
-- Error values keep their identity through waits, pcall and coroutines.
local check = require 'check'
for _, value in ipairs { 'text', {}, false, print } do
    local ok, err = pcall(function()
        coroutine.wrap(function()
            eco.sleep(0)
            error(value, 0)
        end)()
    end)
    check.eq(ok, false)
    if value == 'text' then
        check.ok(err:find 'text$') -- wrap adds where, as the VM's own
    else
        check.eq(err, value)
    end
end
local ok, err = pcall(function()
    eco.sleep(0)
    error(nil)
end)
check.eq(ok, false)
check.eq(err, nil)
