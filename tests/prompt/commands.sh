# SPDX-License-Identifier: MIT
# The commands of the prompt.
. tests/lib/terminal.sh

cat >"$tmp/loaded.lua" <<'LUA'
loaded = 'yes'
LUA
open_terminal 110 50 "$ECO"
await '^eco>$'
enter '.help'
await '\.tasks'
enter '.help socket.connect_tcp'
await 'socket.connect_tcp *(.*port'
enter 'q = socket.listen_udp("127.0.0.1", 0) eco.run(function() q:recvfrom(100) print("ended") end) x = 1'
enter '.tasks'
await 'recvfrom on .*udp 127.0.0.1'
enter '.sockets'
await 'udp 127.0.0.1:[0-9]'
enter '.time eco.sleep(0.01)'
await ' m\?s'
enter ".load $tmp/loaded.lua"
enter 'loaded'
await '^"yes"$'
enter 'for _, t in ipairs(eco.all()) do if t ~= coroutine.running() then victim = t end end'
id=$(screen | sed -n 's/^ *\([0-9][0-9]*\) .*recvfrom.*/\1/p' | head -1)
enter ".kill $id"
enter '.tsaks'
await '\.tasks'
enter '.exit'
await '^status 0$'
