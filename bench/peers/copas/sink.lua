-- SPDX-License-Identifier: MIT
-- Takes in what comes, and answers with the number of bytes.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local copas = require 'copas'

require 'server'.serve(function(client)
    local total = 0
    while true do
        local data, _, part = copas.receivePartial(client, 65536)
        data = data or part
        if not data or data == '' then break end
        total = total + #data
    end
    copas.send(client, ('%d\n'):format(total))
end)
