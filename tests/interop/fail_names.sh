# SPDX-License-Identifier: MIT
# getsockname(2), getpeername(2), getsockopt(2), shutdown(2) fail.
. tests/lib/check.sh

script=$(lua names.lua <<'LUA'
local check = require 'check'
local net = require 'net'
local a = net.pair()
local calls = {
    getsockname = function() return a:getsockname() end,
    getpeername = function() return a:getpeername() end,
    getsockopt = function() return a:getoption('sndbuf') end,
    shutdown = function() return a:shutdown() end,
}
local _, _, code = check.fails('No buffer space available', calls[arg[1]]())
check.eq(code, 'ENOBUFS')
check.eq(type(tostring(a)), 'string')
if arg[1] == 'getsockopt' then
    check.fails('No buffer space available', a:getoption('peercred'))
    check.fails('No buffer space available', a:getoption('bindtodevice'))
end
LUA
)
for call in getsockname getpeername getsockopt shutdown; do
    traced "-e trace=$call -e inject=$call:error=ENOBUFS" "$script" $call
    is "status with $call" "$status" 0
done
