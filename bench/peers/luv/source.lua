-- SPDX-License-Identifier: MIT
-- source.lua BYTES: sends 64 KiB at a time to whoever connects.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local stream = require 'stream'

local bytes = tonumber(arg[1])
if arg[2] then os.exit(64) end -- it has no sendfile
local block = {}
for i = 0, 65535 do
    block[#block + 1] = string.char((7 * i + math.floor(i / 256)) % 256)
end
block = table.concat(block)

stream.serve(function(client)
    for _ = 1, math.floor(bytes / #block) do
        client:write(block)
    end
    client:write(block:sub(1, bytes % #block))
    client.handle:shutdown(function() client:close() end)
end)
