# SPDX-License-Identifier: MIT
# examples/http_get.lua fetches from Python's HTTP server, by name.
. tests/lib/programs.sh
needs python3

echo 'hello from python' >"$tmp/page.txt"
start server python3 -u -m http.server --bind 127.0.0.1 --directory "$tmp" 0
until_has server 'Serving HTTP'
port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$tmp/server.out")

run "$ECO" examples/http_get.lua "localhost:$port" /page.txt
is stdout "$out" 'hello from python'
has stderr "$err" 'connected to 127.0.0.1'
has stderr "$err" '200 OK'
is status "$status" 0
run "$ECO" examples/http_get.lua "localhost:$port" /none
has stderr "$err" '404'
is status "$status" 1
run "$ECO" examples/http_get.lua localhost:1
is stderr "$err" 'localhost:1: Connection refused'
