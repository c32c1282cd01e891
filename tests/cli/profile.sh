# SPDX-License-Identifier: MIT
# The tiny profile has everything but the prompt, types for editors and eco.packet, and says so.
. tests/lib/check.sh
run "$ECO" -e 'print(package.preload["eco.packet"] ~= nil)'
is status "$status" 0
[ "$out" = false ] || skip 'this eco has the full profile'

run "$ECO" -i
is status "$status" 1
is stderr "$err" 'eco: this eco was built without a prompt'
run "$ECO" --types "$tmp/types"
is status "$status" 1
is stderr "$err" 'eco: this eco was built without types for editors'
run "$ECO" -e 'require "eco.packet"'
is status "$status" 1
has stderr "$err" "module 'eco.packet' not found"
run "$ECO" -e 'require "eco.socket" require "eco.dns" require "eco.termios" print(eco.sleep(0))'
is stderr "$err" ''
is status "$status" 0
