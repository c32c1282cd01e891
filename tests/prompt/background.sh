# SPDX-License-Identifier: MIT
# A task that fails in the background is shown, and the prompt goes on; SIGUSR1 tells what each waits for.
. tests/lib/terminal.sh

open_terminal 100 30 "$ECO"
await '^eco>$'
enter 'eco.run(function() eco.sleep(0.05) error("lost in the background") end) x = 1'
await '^error in a task: .*lost in the background'
enter '"still " .. "there"'
await '^"still there"$'
for pid in $(prompts); do kill -USR1 "$pid"; done
await 'waiting: keys on the terminal'
