# SPDX-License-Identifier: MIT
# An idle prompt takes no processor time: it makes no system call.
. tests/lib/terminal.sh
command -v strace >/dev/null || skip 'strace is not installed'
strace -o /dev/null true 2>/dev/null || skip 'processes cannot be traced here'

open_terminal 80 20 "$ECO"
await '^eco>$'
pid=$(prompts)
run timeout -s INT 2 strace -f -c -o "$tmp/calls" -p "$pid"
calls=$(awk '$NF == "total" { print $3 + 0 == 0 ? $4 : $3 }' "$tmp/calls")
[ "${calls:-0}" -le 2 ] || fail "$(cat "$tmp/calls")"
