# SPDX-License-Identifier: MIT
# A descriptor of somebody else's that cannot be looked at again: told as it is, and the next call works.
. tests/lib/check.sh

script=$(lua again.lua <<'LUA'
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = check.ok(eco.reader(r))
check.fails('timeout', reader:read('l', 0.001))
local _, _, code = check.fails('Cannot allocate memory', reader:read('l', 0.001))
check.eq(code, 'ENOMEM')
check.fails('timeout', reader:read('l', 0.001))
fds.write(w, 'line\n')
check.eq(reader:read('l', 5), 'line')
LUA
)
own=$(traced '-e trace=epoll_ctl' "$script" && grep -n EPOLL_CTL_MOD "$tmp/trace" | head -1 | cut -d: -f1)
injected "epoll_ctl:error=ENOMEM:when=$own" "$script"
