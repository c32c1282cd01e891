# SPDX-License-Identifier: MIT
# A sample of what scripts/faults does: system calls and allocations that fail, transfers that are short.
. tests/lib/check.sh

command -v strace >/dev/null || skip 'strace is not installed'
strace -qq -o /dev/null true 2>/dev/null || skip 'ptrace is not permitted'
failing=$(dirname "$ECO")/tests/eco-faults
[ -x "$failing" ] || skip 'eco-faults is not built here' # nor is it with a sanitizer

run python3 scripts/faults.py --eco "$ECO" --failing "$failing" --quick --sample "${ECO_FAULTS_SAMPLE:-40}"
is status "$status" 0
is 'kinds' "$(printf '%s\n' "$out" | grep -c '^all ')" 3
