# SPDX-License-Identifier: MIT
# os.exit ends the process at once with its status, wherever it is called.
. tests/lib/check.sh

exits() {
    run "$ECO" -e "$2" -e 'print "not reached"'
    is "status ($2)" "$status" "$1"
    is stdout "$out" ''
    is stderr "$err" ''
}

exits 3 'pcall(os.exit, 3)'
exits 4 'coroutine.wrap(function() coroutine.wrap(function() os.exit(4) end)() print(1) end)()'
exits 5 'coroutine.wrap(function() eco.run(function() os.exit(5) end) print(1) end)() print(2)'
exits 6 'eco.run(function() eco.run(function() os.exit(6) end) print(1) end) print(2)'
exits 7 'table.sort({2, 1}, function() os.exit(7) end)'
exits 8 'table.sort({2, 1}, function() eco.run(function() os.exit(8) end) print(1) end)'
exits 9 'require("eco.time").at(0, function() os.exit(9) end) eco.sleep(60)'
exits 10 'eco.run(function() eco.timeout(60, function() eco.sleep(0) os.exit(10) end) end) eco.sleep(60)'
exits 11 'setmetatable({}, {__index = function() os.exit(11) end}).x = nil
    local _ = setmetatable({}, {__index = function() os.exit(11) end}).x'
exits 12 'local g = eco.group() g:run(function() os.exit(12) end) g:wait()'
exits 13 'local p = newproxy(true) getmetatable(p).__gc = function() os.exit(13) end p = nil
    collectgarbage() collectgarbage()'
exits 14 'local mutex = require("eco.sync").mutex() mutex:lock()
    eco.run(function() mutex:lock() end) eco.sleep(0) os.exit(14)'

run "$ECO" -e 'os.exit("x")'
is status "$status" 1
has stderr "$err" 'number expected'
