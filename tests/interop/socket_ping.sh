# SPDX-License-Identifier: MIT
# ICMP sockets where ping_group_range allows them, and the error where it does not.
. tests/lib/check.sh

export LUA_PATH="tests/lib/?.lua;;"
run in_netns "$ECO" -e '
    local check = require "check"
    local _, _, code = check.fails("Permission denied", require("eco.socket").icmp())
    check.eq(code, "EACCES")'
is status "$status" 0
range=/proc/sys/net/ipv4/ping_group_range
# shellcheck disable=SC2016
run in_netns sh -c 'echo "0 0" >"$1" && exec "$2" tests/script/socket/ping.lua' sh $range "$ECO"
case $out in skip:*) skip "${out#skip: }" ;; esac
is status "$status" 0
