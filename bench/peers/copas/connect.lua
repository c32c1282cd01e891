-- SPDX-License-Identifier: MIT
-- Sends back one message and closes.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local copas = require 'copas'

require 'server'.serve(function(client)
    local data, _, part = copas.receivePartial(client, 4096)
    copas.send(client, data or part)
end)
