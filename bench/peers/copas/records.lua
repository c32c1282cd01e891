-- SPDX-License-Identifier: MIT
-- records.lua line|full|some: takes a stream apart and answers with the number of records, which
-- have 80 bytes and end in CR LF. The last ones are kept, as a program would use them.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local copas = require 'copas'

local read = {
    line = function(client) return copas.receive(client, '*l') end,
    full = function(client) return copas.receive(client, 80) end,
    some = function(client)
        local data, _, part = copas.receivePartial(client, 80)
        return data or (part ~= '' and part or nil)
    end,
}
local read_record = read[arg[1]]
if not read_record then os.exit(64) end -- it has no such call

local recent = {}
require 'server'.serve(function(client)
    local records, bytes = 0, 0
    for data in function() return (read_record(client)) end do
        records = records + 1
        bytes = bytes + #data
        recent[records % 64] = data
    end
    copas.send(client, ('%d\n'):format(arg[1] == 'some' and bytes / 80 or records))
end)
