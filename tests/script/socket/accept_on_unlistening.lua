-- SPDX-License-Identifier: MIT
-- accept on a socket that does not listen fails with the text of the system.
local check = require 'check'
local socket = require 'eco.socket'

local sock = check.ok(socket.tcp())
local _, _, code = check.fails('Invalid argument', sock:accept(1))
check.eq(code, 'EINVAL')
