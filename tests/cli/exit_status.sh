# SPDX-License-Identifier: MIT
# 0, 1 after an uncaught error, or what os.exit says, from any coroutine.
. tests/lib/check.sh

exits() {
    run "$ECO" -e "$2"
    is status "$status" "$1"
    is stderr "$err" ''
}

exits 0 ''
exits 0 'os.exit()'
exits 0 'os.exit(true)'
exits 0 'os.exit(0)'
exits 1 'os.exit(false)'
exits 3 'os.exit(3)'
exits 7 'eco.run(function() os.exit(7) end) print "not reached"'
is stdout "$out" ''
exits 8 'eco.run(function() eco.sleep(0.01) os.exit(8) end) eco.sleep(60)'
exits 9 'coroutine.wrap(function() pcall(os.exit, 9) end)() print "not reached"'
is stdout "$out" ''
exits 0 'eco.run(function() eco.sleep(0.01) eco.unloop() end) eco.sleep(60)'

# What was written arrives.
run "$ECO" -e 'io.write("buffered") os.exit(5)'
is status "$status" 5
is stdout "$out" buffered

# The process ends when nothing is left to do, not with the main chunk.
run "$ECO" -e 'eco.run(function() eco.sleep(0.05) print("late") end) print("main")'
is status "$status" 0
is stdout "$out" 'main
late'
