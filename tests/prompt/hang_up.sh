# SPDX-License-Identifier: MIT
# The terminal goes away, and SIGHUP is ignored: the prompt ends, it does not spin.
. tests/lib/terminal.sh

open_terminal 80 10 "trap '' HUP; exec $ECO -i -e 'eco.run(eco.sleep, 60)'"
await '^eco>$'
pid=$(prompts)
run tmux_ kill-server
for _ in $(seq 100); do
    [ -d "/proc/$pid" ] || exit 0
    sleep 0.05
done
kill -KILL "$pid"
fail 'the prompt goes on'
