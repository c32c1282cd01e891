-- SPDX-License-Identifier: MIT
-- Sends back one message and closes.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local stream = require 'stream'

stream.serve(function(client)
    local data = client:read()
    if data then client:write(data) end
    client:close()
end)
