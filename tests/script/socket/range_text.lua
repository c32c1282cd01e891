-- SPDX-License-Identifier: MIT
-- An integer out of range is told the exact limits.
local check = require 'check'
local socket = require 'eco.socket'

local sock = check.ok(socket.tcp())
check.raises('value out of range [1, 9007199254740992]', sock.sendfile, sock, '/dev/null', 0)
check.raises('value out of range [0, 65535]', sock.bind, sock, nil, 65536)
