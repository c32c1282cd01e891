# SPDX-License-Identifier: MIT
# recvfrom(2) fails: the script sees the error and loses no data.
. tests/lib/check.sh

script=$(lua read.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local a, b = net.pair()
check.ok(b:send('line\n'))
check.eq(a:read('l', 5), 'line')
check.ok(b:send('next'))
check.eq((a:recvfrom(100, 5)), 'next')
LUA
)
injected recvfrom:error=EINTR:when=1..3 "$script"
injected recvfrom:error=EAGAIN:when=1 "$script"

script=$(lua error.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local a, b = net.pair()
check.ok(b:send('line\n'))
for _, call in ipairs {
    function() return a:read('l', 5) end,
    function() return a:read(1, 5) end,
    function() return a:read('a', 5) end,
    function() return a:readfull(1, 5) end,
    function() return a:readuntil('n', 5) end,
    function() return a:recvfrom(1, 5) end,
} do
    local _, _, code = check.fails('Cannot allocate memory', call())
    check.eq(code, 'ENOMEM')
end
check.eq(a:read('l', 5), 'line')
LUA
)
injected recvfrom:error=ENOMEM:when=1..6 "$script"

# While it waits.
script=$(lua wait.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local a, b = net.tcp_pair()
local task = eco.run(a.read, a, 'l')
check.ok(b:send('line\n'))
local _, _, code = check.fails('Connection reset by peer', net.result(task))
check.eq(code, 'ECONNRESET')
check.eq(a:read('l', 5), 'line')
LUA
)
injected recvfrom:error=ECONNRESET:when=2 "$script"
