# SPDX-License-Identifier: MIT
# examples/run_command.lua: each line with its stream, the status of the command, and a limit.
. tests/lib/check.sh

run "$ECO" examples/run_command.lua 'echo one; echo two >&2; echo three; exit 5'
is status "$status" 5
is 'lines of stdout' "$(echo "$out" | sed -n 's/^ *[0-9.]* out //p')" 'one
three'
is 'lines of stderr' "$(echo "$out" | sed -n 's/^ *[0-9.]* err //p')" two
is 'last line' "$(echo "$out" | tail -1)" 'status 5'

# Output is shown when it comes, also while the command runs; then the limit ends all of it.
run "$ECO" examples/run_command.lua 'echo before; sleep 60; echo after' 0.2
is status "$status" 143
has stdout "$out" before
is 'last line' "$(echo "$out" | tail -1)" 'killed by signal 15'
