# SPDX-License-Identifier: MIT
# The tiny profile has everything but the prompt and types for editors, and says so.
. tests/lib/check.sh
run "$ECO" --types "$tmp/types"
[ "$status" != 0 ] || skip 'this eco has the full profile'

is stderr "$err" 'eco: this eco was built without types for editors'
run "$ECO" -i
is status "$status" 1
is stderr "$err" 'eco: this eco was built without a prompt'
run "$ECO" -e 'require "eco.socket" require "eco.dns" require "eco.termios" require "eco.net" require "eco.packet"'
is stderr "$err" ''
is status "$status" 0
