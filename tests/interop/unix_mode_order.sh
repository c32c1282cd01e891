# SPDX-License-Identifier: MIT
# A Unix socket has its permissions before it has a name; a mode that cannot be set leaves no socket.
. tests/lib/check.sh

script=$(lua mode.lua <<LUA
local socket = require 'eco.socket'
print(socket.listen_unix('$tmp/socket', { mode = tonumber('600', 8) }))
LUA
)
umask 0
traced '-e trace=fchmod,bind,chmod' "$script"
is status "$status" 0
is 'system calls' "$(sed 's/(.*//' "$tmp/trace" | tr '\n' ' ')" 'fchmod bind '

traced '-e trace=fchmod,bind -e inject=fchmod:error=EPERM' "$script"
has stdout "$out" 'nil	Operation not permitted	EPERM'
[ ! -e "$tmp/socket" ] || fail 'the socket is there'

# What the umask has taken cannot be given back: then there is no socket either.
umask 077
sed -i 's/600/666/' "$script"
traced '-e trace=chmod,fchmodat -e inject=chmod,fchmodat:error=EROFS' "$script"
has 'stdout without chmod' "$out" 'nil	Read-only file system	EROFS'
[ ! -e "$tmp/socket" ] || fail 'the socket is there'
traced "-P $tmp/socket -e trace=openat,open -e inject=openat,open:error=EMFILE" "$script"
has 'stdout without open' "$out" 'nil	Too many open files	EMFILE'
[ ! -e "$tmp/socket" ] || fail 'the socket is there'
run "$ECO" "$script"
starts stdout "$out" 'socket: unix'
