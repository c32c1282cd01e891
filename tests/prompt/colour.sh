# SPDX-License-Identifier: MIT
# Colour on a terminal that has it, and only if NO_COLOR is unset.
. tests/lib/terminal.sh

colours() { tmux_ capture-pane -e -p -t eco | grep -c "$(printf '\033')\[[0-9;]*m.*error" || :; }

open_terminal 80 20 "$ECO"
await '^eco>$'
enter 'error("red")'
await '^error: '
[ "$(colours)" -gt 0 ] || fail 'no colour'
tmux_ kill-server

open_terminal 80 20 "NO_COLOR=1 $ECO"
await '^eco>$'
enter 'error("plain")'
await '^error: '
is colours "$(colours)" 0
tmux_ kill-server

open_terminal 80 20 "TERM=vt100 $ECO"
await '^eco>$'
enter 'error("plain")'
await '^error: '
is colours "$(colours)" 0
