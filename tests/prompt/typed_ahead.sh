# SPDX-License-Identifier: MIT
# Several lines pasted at once are taken one after the other, also while the first still runs.
. tests/lib/terminal.sh

open_terminal 80 20 "$ECO"
await '^eco>$'
tmux_ set-buffer 'eco.sleep(0.3) x = 1
x = x + 1
print("x is", x)
'
tmux_ paste-buffer -t eco
await '^x is.*2$'
enter 'for i = 1, 2 do'
await '^\.\.\.>$'
enter '  print("turn", i)'
enter 'end'
await '^turn.*2$'
