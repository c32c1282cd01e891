-- SPDX-License-Identifier: MIT
-- Takes in what comes, and answers with the number of bytes.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
require 'server'.serve(function(client)
    local total = 0
    for data in function() return client:read(-65536) end do
        total = total + #data
    end
    client:write(('%d\n'):format(total))
    client:close()
end)
