-- SPDX-License-Identifier: MIT
-- Sends back what comes, on any number of connections.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local stream = require 'stream'

stream.serve(function(client)
    for data in function() return client:read() end do
        client:write(data)
    end
    client:close()
end)
