-- SPDX-License-Identifier: MIT
-- What had come before a timeout or a cancel is seen by the next read, of any kind.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)

local calls = {
    function(timeout) return reader:read('l', timeout) end,
    function(timeout) return reader:read('L', timeout) end,
    function(timeout) return reader:read('a', timeout) end,
    function(timeout) return reader:readfull(100, timeout) end,
}
for i, call in ipairs(calls) do
    fds.write(w, 'before ')
    check.fails('timeout', call(0.001))
    local co = eco.run(function()
        check.fails('canceled', call())
    end)
    fds.write(w, 'between ')
    eco.sleep(0.001)
    reader:cancel()
    check.ok(eco.join(co))
    fds.write(w, 'after\n')
    check.eq(reader:readfull(15), 'before between ', i)
    check.eq(reader:read('l'), 'after')
end
