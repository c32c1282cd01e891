-- SPDX-License-Identifier: MIT
-- Sends back one message and closes.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
require 'server'.serve(function(client)
    local data = client:read(-4096)
    if data then client:write(data) end
    client:close()
end)
