# SPDX-License-Identifier: MIT
# What nothing can wake is no end of the prompt: Ctrl-C interrupts it.
. tests/lib/terminal.sh

open_terminal 80 20 "$ECO"
await '^eco>$'
enter 'kept = 7 print("waits") channel.new():recv()'
await '^waits$'
sleep 0.2
press C-c
await '^interrupted$'
enter 'kept'
await '^7$'
