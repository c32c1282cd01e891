# SPDX-License-Identifier: MIT
# A deadline, a timeout or a cancelled timer that is not needed any more does not keep the process.
. tests/lib/check.sh
command -v timeout >/dev/null || skip 'no timeout(1)'
for code in \
    'eco.timeout(600, eco.sleep, 0)' \
    'eco.timeout(600, error, "x")' \
    'eco.join(eco.run(eco.sleep, 0), 600)' \
    'local c = require("eco.sync").cond() eco.run(function() c:wait(600) end) c:signal()' \
    'local ch = require("eco.channel").new() eco.run(function() ch:recv(600) end) ch:send(1)' \
    'local t = require("eco.time") t.at(600, print):cancel() t.on(1e10, print):close() t.timer(print)' \
    'local co = eco.run(eco.sleep, 600) eco.cancel(co)' \
    'local co = eco.run(eco.sleep, 600) coroutine.close(co)' \
    'pcall(table.sort, {1, 2}, function() eco.sleep(600) end)' \
    'pcall(table.sort, {1, 2}, function() eco.timeout(600, eco.sleep, 600) end)' \
    'pcall(table.sort, {1, 2}, function() eco.reader(r):read(1, 600) end)' \
    'eco.reader(r):wait(0.001)'; do
    run timeout 20 "$ECO" -e "local r = require('fds').pipe() pcall(function() $code end)"
    is "status ($code)" "$status" 0
    is stdout "$out" ''
    is stderr "$err" ''
done
