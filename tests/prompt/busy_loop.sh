# SPDX-License-Identifier: MIT
# A loop that never waits: the second Ctrl-C ends it, and the prompt goes on.
. tests/lib/terminal.sh

open_terminal 80 20 "$ECO"
await '^eco>$'
enter 'eco.run(function() while true do ticks = (ticks or 0) + 1 eco.sleep(0.01) end end) x = 1'
enter 'print("begins") while true do end'
await '^begins$'
press C-c
sleep 0.3
press C-c
await 'interrupted'
enter 'function spin() local n = 0 while true do n = n + 1 end end'
enter 'print("spins") spin()'
await '^spins$'
sleep 0.2
press C-c
sleep 0.3
press C-c
sleep 0.3
enter 'before = ticks eco.sleep(0.1) print("ticks", ticks > before)'
await '^ticks.*true$'
