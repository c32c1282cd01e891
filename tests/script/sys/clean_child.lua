-- SPDX-License-Identifier: MIT
-- A child starts with the default actions, nothing blocked, no descriptor above 2.
local check = require 'check'
local fds = require 'fds'
local socket = require 'eco.socket'
local sys = require 'eco.sys'

local ffi = require 'ffi'
ffi.cdef 'int dup(int fd);'
local r, w = fds.pipe()
local inherited = ffi.C.dup(r) -- without O_CLOEXEC
local file = io.open '/dev/null'
local server = socket.listen_tcp('127.0.0.1', 0)
local handlers = { sys.signal(sys.SIGHUP, print), sys.signal(sys.SIGUSR2, print) }
check.ok(sys.sigprocmask(sys.SIG_BLOCK, sys.SIGALRM, sys.SIGWINCH))

-- 32 and 33 are the C library's own: whoever started us may have had them ignored, posix_spawn(3).
local function of_programs(signals)
    local high, low = tonumber(signals:sub(1, 8), 16), tonumber(signals:sub(9), 16)
    return bit.band(high, bit.bnot(1)), bit.band(low, bit.bnot(2 ^ 31))
end

for _, options in ipairs { {}, { gid = 0 } } do
    if not options.gid or sys.sh { 'id', '-u' } == '0\n' then
        local proc = check.ok(sys.exec({ 'cat', '/proc/self/status' }, nil, options))
        local status = proc:read_stdout 'a'
        for _, name in ipairs { 'SigBlk', 'SigIgn', 'SigCgt' } do
            check.same({ of_programs(status:match(name .. ':%s*(%x+)')) }, { 0, 0 }, name)
        end
        proc = check.ok(sys.exec({ 'ls', '/proc/self/fd' }, nil, options))
        check.eq(proc:read_stdout 'a', '0\n1\n2\n3\n', 'and the folder itself')
    end
end
for _, handler in pairs(handlers) do
    handler:close()
end
server:close()
file:close()
fds.close(r, w, inherited)
