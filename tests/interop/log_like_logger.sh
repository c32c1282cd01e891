# SPDX-License-Identifier: MIT
# logger(1) sends the same datagrams.
. tests/lib/programs.sh
needs logger

script=$(lua compare.lua <<'LUA'
local check = require 'check'
local log = require 'eco.log'
local socket = require 'eco.socket'

local receiver = check.ok(socket.unix_dgram())
check.ok(receiver:bind(arg[1]))
log.set_syslog(arg[1])
log.set_ident('tester')
log.set_level(log.DEBUG)
local names = { [0] = 'emerg', 'alert', 'crit', 'err', 'warning', 'notice', 'info', 'debug' }
for priority = 0, 7 do
    local text = 'a message with 100% text'
    -- The second may change between the two: then once more.
    for _ = 1, 10 do
        os.execute(("logger --socket-errors=on -u %s -p daemon.%s -t tester --id=%d -- '%s'"):format(
            arg[1], names[priority], require 'eco.sys'.getpid(), text))
        log.log(priority, text)
        local theirs, ours = receiver:recvfrom(1000, 5), receiver:recvfrom(1000, 5)
        check.ok(theirs and ours)
        if theirs == ours then break end
        check.eq(ours:gsub('%d%d:%d%d:%d%d', '', 1), theirs:gsub('%d%d:%d%d:%d%d', '', 1))
    end
end
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run "$ECO" "$script" "$tmp/socket"
is status "$status" 0
