# SPDX-License-Identifier: MIT
# Nothing can wake the tasks that are left: each is named on stderr with what it waits for, status 1.
. tests/lib/check.sh
script=$(lua deadlock.lua <<'LUA'
local mutex = require 'eco.sync'.mutex()
local ch = require 'eco.channel'.new()
mutex:lock()
eco.run(function()
    eco.sleep(0.01)
    mutex:lock()
end)
print 'before'
ch:recv()
print 'not reached'
LUA
)
run "$ECO" "$script"
is status "$status" 1
is stdout "$out" before
starts stderr "$err" 'eco: deadlock'
has stderr "$err" mutex
has stderr "$err" channel
has stderr "$err" 'deadlock.lua:6:'
has stderr "$err" 'deadlock.lua:9:'

# Whatever is waited for.
for code in \
    'eco.join(eco.run(function() require("eco.sync").cond():wait() end))' \
    'local g = require("eco.sync").waitgroup() g:add(1) g:wait()' \
    'local ch = require("eco.channel").new() ch:send(1) ch:send(2)' \
    'coroutine.yield()' \
    'local g = eco.group() g:run(coroutine.yield) g:wait()'; do
    run "$ECO" -e "$code"
    is "status ($code)" "$status" 1
    is stdout "$out" ''
    starts stderr "$err" 'eco: deadlock'
done

# Not while a timer, a descriptor or a signal can still wake one.
for code in \
    'ch:recv(0.01)' \
    'eco.run(function() eco.sleep(0.01) ch:send(1) end) ch:recv()' \
    'require("eco.time").at(0.01, function() ch:send(1) end) ch:recv()' \
    'require("eco.time").on(0, function() ch:send(1) end) ch:recv()' \
    'eco.run(function() eco.reader(0):read(1) ch:send(1) end) ch:recv()'; do
    run sh -c 'sleep 0.05 | "$ECO" -e "ch = require[[eco.channel]].new() $1"' sh "$code"
    is "status ($code)" "$status" 0
    is stderr "$err" ''
done
