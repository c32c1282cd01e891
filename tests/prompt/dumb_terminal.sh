# SPDX-License-Identifier: MIT
# TERM=dumb: no cursor movement, no colour, everything else.
. tests/lib/terminal.sh

open_terminal 80 20 "TERM=dumb $ECO"
await '^eco>'
enter 'eco.run(function() eco.sleep(0.3) print("from a task") end) x = 1'
await '^from a task'
enter 'print("x is", x)'
await '^x is.*1'
