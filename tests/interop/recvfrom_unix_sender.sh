# SPDX-License-Identifier: MIT
# The path of a datagram's sender that is not one of ours: bytes as they are.
. tests/lib/check.sh

command -v socat >/dev/null || skip 'socat is not installed'
export LUA_PATH="tests/lib/?.lua;;"
script=$(lua receive.lua <<'LUA'
local check = require "check"
local socket = require "eco.socket"
local dir = arg[1]
local server = check.ok(check.ok(socket.unix_dgram()):bind(dir .. "/server"))
check.eq(os.execute(("echo hi | socat -u - UNIX-SENDTO:%s/server,bind=%s/client"):format(dir, dir)), 0)
local data, peer = check.ok(server:recvfrom(100, 5))
check.eq(data, "hi\n")
check.same(peer, { family = socket.AF_UNIX, path = dir .. "/client" })
LUA
)
run "$ECO" "$script" "$tmp"
is status "$status" 0
