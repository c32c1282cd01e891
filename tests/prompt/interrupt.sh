# SPDX-License-Identifier: MIT
# Ctrl-C: clears a line; ends a wait and nothing else. Ctrl-D leaves.
. tests/lib/terminal.sh

open_terminal 80 30 "$ECO"
await '^eco>$'
type_text 'this is not'
await '^eco> this is not$'
press C-c
await '^eco> this is not^C$'
enter 'a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)'
enter 'eco.run(function() while true do eco.sleep(0.1) ticks = (ticks or 0) + 1 end end) x = 1'
enter "b:read('l')"
sleep 0.3
press C-c
await 'canceled\|interrupted'
enter "a:send('still open\\n') print(b:read('l', 5), ticks > 0)"
await '^still open.*true$'
enter 'while true do eco.sleep(0.01) end'
sleep 0.3
press C-c
sleep 0.3
press C-c
enter 'print("back")'
await '^back$'
press C-d
await '^status 0$'
