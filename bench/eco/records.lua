-- SPDX-License-Identifier: MIT
-- records.lua line|until|full|some: takes a stream apart and answers with the number of records,
-- which have 80 bytes and end in CR LF. The last ones are kept, as a program would use them: a
-- compiler must not find out that nobody does.
local socket = require 'eco.socket'

local recent = {}
local count = {}

function count.line(client)
    local records = 0
    for line in function() return client:read('l') end do
        records = records + 1
        recent[records % 64] = line
    end
    return records
end

count['until'] = function(client)
    local records = 0
    while true do
        local data, found = client:readuntil('\r\n')
        if not data then return records end
        if found then records = records + 1 end
        recent[records % 64] = data
    end
end

function count.full(client)
    local records = 0
    for record in function() return client:readfull(80) end do
        records = records + 1
        recent[records % 64] = record
    end
    return records
end

function count.some(client)
    local bytes = 0
    for data in function() return client:read(80) end do
        bytes = bytes + #data
        recent[bytes % 64] = data
    end
    return bytes / 80
end

local server = assert(socket.listen_tcp('127.0.0.1', 0))
print(server:getsockname().port)
io.stdout:flush()
while true do
    local client = assert(server:accept())
    client:send(('%d\n'):format(count[arg[1]](client)))
    client:close()
end
