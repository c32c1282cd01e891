-- SPDX-License-Identifier: MIT
-- cancel ends the wait on that object, and only that.
local check = require 'check'
local fds = require 'fds'
local a, b = fds.socketpair()
local reader, other, writer, io = eco.reader(a), eco.reader(a), eco.writer(a), eco.io(a)
for _, object in ipairs { reader, other, writer, io } do
    check.eq(select('#', object:cancel()), 0)
end
local result, err
local co = eco.run(function()
    result, err = reader:read('l')
end)
other:cancel()
writer:cancel()
io:cancel()
eco.sleep(0)
check.eq(err, nil)
reader:cancel()
reader:cancel()
check.eq(err, nil, 'the waiter runs later')
check.ok(eco.join(co))
check.eq(result, nil)
check.eq(err, 'canceled')

fds.write(b, 'next\n')
check.eq(reader:read('l'), 'next', 'later calls are not affected')

co = eco.run(function()
    check.fails('canceled', io:wait(eco.READ))
    check.fails('canceled', reader:wait())
end)
io:cancel()
eco.sleep(0)
reader:cancel()
check.ok(eco.join(co))
