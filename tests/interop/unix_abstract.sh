# SPDX-License-Identifier: MIT
# examples/unix_abstract.lua: the second one finds the first; so does socat.
. tests/lib/programs.sh
needs socat

name=eco-test-$$
start first "$ECO" examples/unix_abstract.lua "$name"
until_has first "listening on @$name"

run "$ECO" examples/unix_abstract.lua "$name"
is status "$status" 2
is stdout "$out" "already running, pid $pid"

run socat -u "ABSTRACT-CONNECT:$name" STDOUT
is stdout "$out" "$pid"
