# SPDX-License-Identifier: MIT
# History is written as it is made, shared by two prompts, private, and holds a block as one entry.
. tests/lib/terminal.sh

open_terminal 80 30 "$ECO"
await '^eco>$'
enter 'first = 1'
enter 'for i = 1, 1 do'
await '^\.\.\.>$'
enter 'first = 2 end'
await '^eco>$'
tmux_ split-window -t eco "$ECO"
sleep 0.5
tmux_ send-keys -t eco -l 'second = 2'
tmux_ send-keys -t eco Enter
sleep 0.3
# shellcheck disable=SC2046
kill -KILL $(prompts)
ran=prompt status=0 out=$(cat "$tmp/state/eco/history") err=
is history "$out" 'first = 1
for i = 1, 1 do\nfirst = 2 end
second = 2'
is mode "$(stat -c %a "$tmp/state/eco/history")" 600
tmux_ kill-server

i=0
while [ $i -lt 3000 ]; do
    echo "entry = $i"
    i=$((i + 1))
done >"$tmp/state/eco/history"
open_terminal 80 30 "$ECO"
await '^eco>$'
press Up
await '^eco> entry = 2999$'
is entries "$(wc -l <"$tmp/state/eco/history")" 1000
