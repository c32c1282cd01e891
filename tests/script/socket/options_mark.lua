-- SPDX-License-Identifier: MIT
-- mark wants a privilege.
local check = require 'check'
local net = require 'net'
local socket = require 'eco.socket'

local tcp = check.ok(socket.tcp())
local done, _, code = tcp:setoption('mark', 42)
if done then
    check.eq(tcp:getoption('mark'), 42)
else
    check.eq(net.is_root(), false)
    check.eq(code, 'EPERM')
end
