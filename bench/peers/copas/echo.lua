-- SPDX-License-Identifier: MIT
-- Sends back what comes, on any number of connections.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local copas = require 'copas'

require 'server'.serve(function(client)
    while true do
        local data, _, part = copas.receivePartial(client, 65536)
        data = data or part
        if not data or data == '' then break end
        copas.send(client, data)
    end
end)
