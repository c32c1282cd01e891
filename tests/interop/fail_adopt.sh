# SPDX-License-Identifier: MIT
# getsockopt(2) fails while a descriptor is adopted: it stays open, and as it was.
. tests/lib/check.sh

script=$(lua adopt.lua <<'LUA'
local check = require 'check'
local ffi = require 'ffi'
local socket = require 'eco.socket'
ffi.cdef 'int socket(int domain, int type, int protocol); int fcntl(int fd, int command, ...);'
local fd = ffi.C.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
local _, _, code = check.fails('No buffer space available', socket.adopt(fd))
check.eq(code, 'ENOBUFS')
check.eq(ffi.C.fcntl(fd, 1), 0)
check.eq(bit.band(ffi.C.fcntl(fd, 3), 0x800), 0)
LUA
)
for call in 1 2 3; do
    injected "getsockopt:error=ENOBUFS:when=$call" "$script"
done
