-- SPDX-License-Identifier: MIT
-- Connect, echo, close, again and again: descriptors and memory stay flat.
-- ECO_CHURN is the number of rounds.
local check = require 'check'
local socket = require 'eco.socket'

local rounds = tonumber(os.getenv 'ECO_CHURN') or (check.is_instrumented() and 10000 or 100000)
local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = listener:getsockname().port

local function serve(client)
    local line = client:read 'L'
    if line then -- else a test beside this one has tried whether the port is open
        client:send(line)
    end
    client:close()
end
eco.run(function()
    while true do
        local client = listener:accept()
        if not client then
            return
        end
        eco.run(serve, client)
    end
end)

local function some(count)
    for i = 1, count do
        local sock, err = socket.connect_tcp('127.0.0.1', port)
        if not sock then
            error(err)
        end
        sock:send('round ' .. i .. '\n')
        check.eq(sock:read('l', 10), 'round ' .. i)
        sock:close()
    end
    while eco.count() > 2 do -- this task and the one that accepts; the last server ends
        eco.sleep(0)
    end
    collectgarbage()
    collectgarbage()
    return check.fd_count(), collectgarbage('count'), check.peak_kb()
end
local fds, heap, peak = some(2000)
local fds_after, heap_after, peak_after = some(rounds)
check.eq(fds_after, fds)
check.ok(heap_after - heap < 64, 'heap')
if not check.is_instrumented() then
    check.ok(peak_after - peak < 4096, 'resident memory')
end
listener:close()
