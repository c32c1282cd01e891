# SPDX-License-Identifier: MIT
# A terminal with the prompt in it, for shell tests: tmux plays the terminal and whoever types.
# shellcheck shell=sh
. tests/lib/check.sh
command -v tmux >/dev/null || skip 'tmux is not installed'

terminals=0
tmux_() { tmux -L "eco-$$-$terminals" -f /dev/null "$@"; }
trap 'tmux_ kill-server 2>/dev/null || :; rm -rf "$tmp"' EXIT

export LC_ALL=C.UTF-8 XDG_STATE_HOME="$tmp/state"

# open_terminal COLUMNS ROWS COMMAND...: what COMMAND's end leaves on the screen stays there.
open_terminal() {
    columns=$1 rows=$2
    terminals=$((terminals + 1)) # a server that has been killed may take a moment to go
    shift 2
    tmux_ -u new-session -d -s eco -x "$columns" -y "$rows" "$* ; echo status \$?; sleep 60"
}

# The processes that COMMAND is in the windows of this terminal.
prompts() {
    tmux_ list-panes -s -F '#{pane_pid}' | while read -r shell; do
        pgrep -P "$shell" || echo "$shell"
    done
}

# Types text as it is; presses keys by tmux's names (Enter, Left, C-c, Tab …).
type_text() { tmux_ send-keys -t eco -l -- "$1"; }
press() { tmux_ send-keys -t eco "$@"; }
enter() {
    type_text "$1"
    press Enter
}

screen() { tmux_ capture-pane -p -t eco; }
# With what has scrolled away.
transcript() { tmux_ capture-pane -p -S - -t eco; }

# Waits (bounded) until the command given prints a line that matches the pattern.
await_in() {
    source=$1 pattern=$2
    for _ in $(seq 200); do
        "$source" | grep -q -- "$pattern" && return
        sleep 0.05
    done
    printf 'FAILED: never on the screen: %s\n%s\n' "$pattern" "$(transcript)"
    exit 1
}
await() { await_in screen "$1"; }
