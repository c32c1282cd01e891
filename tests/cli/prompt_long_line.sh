# SPDX-License-Identifier: MIT
# eco -i < FILE takes a line of any length; .sockets knows of none before there is one.
. tests/lib/check.sh

{
    echo .sockets
    printf 'x = "'
    head -c 20000 /dev/zero | tr '\0' y
    printf '"\n#x'
} >"$tmp/typed"
run timeout 20 "$ECO" -i <"$tmp/typed"
is status "$status" 0
is answers "$(printf %s "$out" | sed 's/eco> //g')" 'no sockets
20000'
