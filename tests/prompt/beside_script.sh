# SPDX-License-Identifier: MIT
# eco -i SCRIPT: the prompt beside a running server, with the script's globals.
. tests/lib/terminal.sh

cat >"$tmp/server.lua" <<'LUA'
local socket = require 'eco.socket'
server = socket.listen_tcp('127.0.0.1', 0)
name = ...
while true do
    local client = server:accept()
    client:send('welcome\n')
end
LUA
open_terminal 100 20 "$ECO -i $tmp/server.lua argument"
await '^eco>$'
enter 'name'
await '^"argument"$'
enter "socket.connect_tcp('127.0.0.1', server:getsockname().port):read('l', 5)"
await '^"welcome"$'
enter 'nonsense('
press C-c
enter 'error("oops")'
await 'oops'
enter 'local t = nil; t.x = 1'
await 'attempt to index'
enter 'print("alive")'
await '^alive$'
