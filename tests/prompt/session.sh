# SPDX-License-Identifier: MIT
# Trying sockets by hand: a server and a client in one prompt.
. tests/lib/terminal.sh

open_terminal 100 40 "$ECO"
await '^eco>$'
enter "s = socket.listen_tcp('127.0.0.1', 0)"
enter 'local port = s:getsockname().port'
enter "function serve(c) local l = c:read('l') eco.sleep(0.2) c:send('you said ' .. l .. '\\n') end"
enter "eco.run(function() while true do local c, p = s:accept() print('from', p.ipaddr) eco.run(serve, c) end end)"
enter "c = socket.connect_tcp('127.0.0.1', port)"
await '^from.*127.0.0.1'
await '^tcp 127.0.0.1:[0-9]* -> 127.0.0.1:[0-9]*$'
enter "c:send('hello\\n')"
await '^6$'
enter "c:read('l', 5)"
await '^"you said hello"$'
enter "c:read('l', 0.05)"
await '^error: timeout$'
enter '_err'
await '^"timeout"$'
