-- SPDX-License-Identifier: MIT
-- Closing a waiting task ends it: it leaves its queue, and who joined it hears of it.
local check = require 'check'
local sync = require 'eco.sync'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
local mutex = sync.mutex()
mutex:lock()
local reached = false
local tasks = {
    eco.run(function() mutex:lock() reached = true end),
    eco.run(function() reader:read(1) reached = true end),
    eco.run(function() eco.sleep(0.001) reached = true end),
    eco.run(function() coroutine.wrap(eco.sleep)(0.001) reached = true end),
}
local joiner = eco.run(function()
    check.fails('canceled', eco.join(tasks[1]))
end)
for _, co in ipairs(tasks) do
    check.eq(coroutine.close(co), true)
    check.eq(coroutine.status(co), 'dead')
    check.same({ coroutine.resume(co) }, { false, 'cannot resume dead coroutine' })
end
check.ok(eco.join(joiner))
check.eq(eco.count(), 1)
mutex:unlock()
check.ok(mutex:lock(0), 'the place in the queue is gone')
fds.write(w, 'x')
check.eq(reader:read(1), 'x')
eco.sleep(0.01)
check.eq(reached, false)
