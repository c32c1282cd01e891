# SPDX-License-Identifier: MIT
# Want of memory: what is long fails by itself and loses nothing, the script's own error can be caught,
# and what concerns the whole program ends it with a message.
. tests/lib/check.sh

grep -q __asan_init "$ECO" && skip 'a sanitizer wants all the address space'

# limited KIB SCRIPT
limited() {
    run sh -c 'ulimit -v "$1" && exec "$ECO" "$2"' sh "$@"
}

# 300 MB are received, and no string can be made of them; in parts they come.
limited 700000 "$(lua long.lua <<'LUA'
local socket = require 'eco.socket'
local a, b = assert(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
eco.run(function()
    local data = ('x'):rep(1000000)
    for _ = 1, 300 do
        a:send(data)
    end
    a:close()
end)
local data, err, code = b:read('a')
print(data, err, code)
local total = 0
for part in function() return b:read(65536) end do
    total = total + #part
end
print(total)
LUA
)"
is stdout "$out" 'nil	Cannot allocate memory	ENOMEM
300000000'
is stderr "$err" ''
is status "$status" 0

limited 300000 "$(lua own.lua <<'LUA'
print(pcall(string.rep, 'x', 500000000))
print 'goes on'
error(select(2, pcall(string.rep, 'x', 500000000)), 0)
LUA
)"
is stdout "$out" 'false	not enough memory
goes on'
starts stderr "$err" 'not enough memory
stack traceback:'
is status "$status" 1

# A finaliser that raises while the loop works for a task that waits: no script could catch it. Only
# the loop makes objects here, the lines that are read.
run "$ECO" "$(lua finaliser.lua <<'LUA'
jit.off() -- LuaJIT 2.1.0-beta3 itself crashes when a finaliser raises as compiled code is left
local socket = require 'eco.socket'
local a, b = assert(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
eco.run(function()
    while b:read 'l' do b:send '.' end
end)
collectgarbage 'stop'
local lines = {}
for i = 1, 30000 do
    lines[i] = ('x'):rep(100) .. i .. '\n'
end
coroutine.wrap(function()
    getmetatable(newproxy(true)).__gc = function() error('on purpose', 0) end
end)()
collectgarbage 'restart'
for i = 1, #lines do
    a:send(lines[i])
    a:read(1)
end
LUA
)"
is stderr "$err" 'on purpose'
is status "$status" 1
