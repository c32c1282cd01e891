# SPDX-License-Identifier: MIT
# Alt with a letter moves by words; keys that mean nothing leave no trace in the line.
. tests/lib/terminal.sh

open_terminal 80 20 "$ECO"
await '^eco>$'
type_text '"two words"'
press M-b
type_text 'short '
await '^eco> "two short words"$'
press M-d
type_text 'ones'
press F12 M-F5 C-Up
press M-Up
enter ''
await '^"two short ones.*"$'

# The Linux console's names for function keys, and a sequence that is cut short by another key.
type_text '"a'
type_text "$(printf '\033[[A')"
type_text 'b'
type_text "$(printf '\033[1\001')" # then Ctrl-A
press C-e
type_text 'c"'
press Enter
await '^"abc"$'
