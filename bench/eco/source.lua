-- SPDX-License-Identifier: MIT
-- source.lua BYTES [FILE]: sends 64 KiB at a time, or the file, to whoever connects.
local socket = require 'eco.socket'

local bytes, path = tonumber(arg[1]), arg[2]

local block = {}
for i = 0, 65535 do
    block[#block + 1] = string.char((7 * i + math.floor(i / 256)) % 256)
end
block = table.concat(block)

local server = assert(socket.listen_tcp('127.0.0.1', 0))
print(server:getsockname().port)
io.stdout:flush()
while true do
    local client = assert(server:accept())
    if path then
        assert(client:sendfile(path, bytes))
    else
        for _ = 1, math.floor(bytes / #block) do
            assert(client:send(block))
        end
        assert(client:send(block:sub(1, bytes % #block)))
    end
    client:close()
end
