# SPDX-License-Identifier: MIT
# Bytes from outside cannot drive the terminal, neither as values nor printed.
. tests/lib/terminal.sh

open_terminal 80 20 "$ECO"
await '^eco>$'
enter 'x = "\27[2J\27]0;title\7\8\200"'
enter 'x'
await '^"\\x1B\[2J'
enter 'print(x)'
await '^\\x1B\[2J'
enter 'io.write(x, "\n")'
await '^eco> io.write'
enter '{a = 1, [2] = {"b", true}}'
await 'a = 1'
