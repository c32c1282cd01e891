-- SPDX-License-Identifier: MIT
-- records.lua line|until|full|some: takes a stream apart and answers with the number of records, which
-- have 80 bytes and end in CR LF.
local socket = require 'eco.socket'

local count = {}

function count.line(client)
    local records = 0
    while client:read('l') do
        records = records + 1
    end
    return records
end

count['until'] = function(client)
    local records = 0
    while true do
        local data, found = client:readuntil('\r\n')
        if not data then return records end
        if found then records = records + 1 end
    end
end

function count.full(client)
    local records = 0
    while client:readfull(80) do
        records = records + 1
    end
    return records
end

function count.some(client)
    local bytes = 0
    while true do
        local data = client:read(80)
        if not data then return bytes / 80 end
        bytes = bytes + #data
    end
end

local server = assert(socket.listen_tcp('127.0.0.1', 0))
print(server:getsockname().port)
io.stdout:flush()
while true do
    local client = assert(server:accept())
    client:send(('%d\n'):format(count[arg[1]](client)))
    client:close()
end
