-- SPDX-License-Identifier: MIT
-- A small heap is not collected each time it has doubled, but only after some more. That does
-- not count, and ends when the script sets the pause itself.
local check = require 'check'

-- How often the collector comes round while so much garbage is made.
local function collections(kilobytes)
    local count = 0
    local watch
    local function add_object()
        getmetatable(newproxy(true)).__gc = function()
            count = count + 1
            watch()
        end
    end
    function watch()
        coroutine.wrap(add_object)() -- so that nothing of it stays on this stack
    end
    collectgarbage()
    watch()
    local latest = '' -- is used, or a compiler would leave it out
    for i = 1, kilobytes do
        latest = ('x'):rep(1000) .. i .. latest:sub(1, 1)
    end
    local result = count
    watch = function() end
    collectgarbage()
    return result
end

check.ok(collectgarbage 'count' < 250)
check.eq(collectgarbage('count', 1), collectgarbage 'count')
check.raises('number expected, got table', collectgarbage, 'count', {})
check.ok(gcinfo() < 250)
local before = collections(8192)
check.ok(before > 0)

collectgarbage 'stop'
check.eq(collectgarbage('setpause', 200), 200)
check.eq(collectgarbage 'isrunning', false)
collectgarbage 'restart'
local count = collectgarbage 'count'
check.ok(count > 30 and count < 250)
local after = collections(8192)
check.ok(after > 2 * before)
