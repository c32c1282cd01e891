# SPDX-License-Identifier: MIT
# What is in the history file cannot drive the terminal, nor stop the walk through it; where none can
# be written, the prompt works.
. tests/lib/terminal.sh

mkdir -p "$tmp/state/eco"
{
    echo 'first = 1'
    printf 'bad = "\377"\n'
    head -c 100000 /dev/zero | tr '\0' y
    printf '\nx = "\033[2J\007"\n'
} >"$tmp/state/eco/history"
open_terminal 80 20 "$ECO"
await '^eco>$'
press Up
await '^eco> x = "^\[\[2J^G"$'
press Up
await '^eco> first = 1$'
press C-c
tmux_ kill-server

open_terminal 80 20 "XDG_STATE_HOME=/dev/null $ECO"
await '^eco>$'
enter 'print("works")'
await '^works$'
