-- SPDX-License-Identifier: MIT
-- A socket's path belongs to the process that bound it: a spawned one does not remove it.
local check = require 'check'
local socket = require 'eco.socket'
local sys = require 'eco.sys'

local path = os.tmpname()
os.remove(path)
local server = check.ok(socket.listen_unix(path))
local pid = check.ok(sys.spawn(function()
    server:close()
end))
while sys.waitpid(pid) == 0 do
    eco.sleep(0.001)
end
check.ok(socket.connect_unix(path))
server:close()
check.fails('No such file or directory', socket.connect_unix(path))
