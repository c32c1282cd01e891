-- SPDX-License-Identifier: MIT
-- Sends back what comes, on any number of connections.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
require 'server'.serve(function(client)
    for data in function() return client:read(-65536) end do
        if not client:write(data) then break end
    end
    client:close()
end)
