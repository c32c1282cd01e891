# SPDX-License-Identifier: MIT
# What a ping needs from the kernel fails: told, and no socket stays open.
. tests/lib/check.sh

script=$(lua ping.lua <<'LUA'
local check = require 'check'
local net = require 'eco.net'
local before = check.fd_count()
local _, _, code = net.ping('127.0.0.1')
check.eq(code, WANT)
check.eq(check.fd_count(), before)
LUA
)
# refused CODE FAULT
refused() {
    { printf 'local WANT = "%s" ' "$1"; cat "$script"; } >"$tmp/refused.lua"
    injected "$2" "$tmp/refused.lua"
}
refused ENOBUFS getpeername:error=ENOBUFS:when=1
refused EMFILE socket:error=EMFILE:when=1..2
