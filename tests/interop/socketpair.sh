# SPDX-License-Identifier: MIT
# examples/socketpair.lua plays.
. tests/lib/programs.sh

run "$ECO" examples/socketpair.lua 2
is stdout "$out" 'pong 1
pong 2
enough'
is status "$status" 0
