# SPDX-License-Identifier: MIT
# epoll_ctl(2) fails: the call that would wait returns the error. epoll_wait(2) is interrupted: nothing happens.
. tests/lib/check.sh

script=$(lua ctl.lua <<'LUA'
local check = require 'check'
local net = require 'net'
eco.sleep(0.001) -- the runtime registers what it needs itself
local a, b = net.pair()
local _, _, code = check.fails('No space left on device', a:read('l', 5))
check.eq(code, 'ENOSPC')
check.fails('No space left on device', a:readfull(10))
local sent
_, _, code, sent = a:send(('x'):rep(1000000))
check.eq(code, 'ENOSPC')
check.ok(not eco.dump():find('waiting:', 1, true))
check.ok(b:send('line\n'))
check.eq(a:read('l'), 'line')
LUA
)
traced '-e trace=epoll_ctl' -e '' # what the runtime itself registers
own=$(sed /EPOLL_CTL_DEL/,\$d "$tmp/trace" | grep -c epoll_ctl)
injected "epoll_ctl:error=ENOSPC:when=$((own + 1))..$((own + 3))" "$script"

script=$(lua wait.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local a, b = net.tcp_pair()
for i = 1, 5 do
    local task = eco.run(a.read, a, 'l', 5)
    check.ok(b:send(i .. '\n'))
    check.eq(net.result(task), tostring(i))
    eco.sleep(0.001)
end
check.fails('timeout', a:read(1, 0.005))
LUA
)
traced '-e trace=epoll_wait,epoll_pwait,epoll_pwait2 -e inject=epoll_wait,epoll_pwait,epoll_pwait2:error=EINTR:when=1+2' "$script"
is status "$status" 0
grep -q INJECTED "$tmp/trace" || fail 'nothing was injected'
