-- SPDX-License-Identifier: MIT
-- records.lua line|until|full: takes a stream apart and answers with the number of records, which
-- have 80 bytes and end in CR LF. The last ones are kept, as a program would use them: a compiler
-- must not find out that nobody does.
package.path = arg[0]:gsub('[^/]*$', '?.lua;') .. package.path
local stream = require 'stream'

local Reader = {}
Reader.__index = Reader

-- False at the end.
function Reader:more()
    local chunk = self.client:read()
    if not chunk then return false end
    self.buffer = self.buffer:sub(self.position) .. chunk
    self.position = 1
    return true
end

function Reader:read_until(needle)
    while true do
        local first, last = self.buffer:find(needle, self.position, true)
        if first then
            local data = self.buffer:sub(self.position, first - 1)
            self.position = last + 1
            return data
        end
        if not self:more() then return nil end
    end
end

function Reader:read_line()
    local line = self:read_until('\n')
    return line and (line:byte(-1) == 13 and line:sub(1, -2) or line)
end

function Reader:read_full(size)
    while #self.buffer - self.position + 1 < size do
        if not self:more() then return nil end
    end
    self.position = self.position + size
    return self.buffer:sub(self.position - size, self.position - 1)
end

local read = {
    line = Reader.read_line,
    ['until'] = function(reader) return reader:read_until('\r\n') end,
    full = function(reader) return reader:read_full(80) end,
}
local recent = {}
local read_record = read[arg[1]]
if not read_record then os.exit(64) end -- it has no such call

stream.serve(function(client)
    local reader = setmetatable({ client = client, buffer = '', position = 1 }, Reader)
    local records = 0
    for record in function() return read_record(reader) end do
        records = records + 1
        recent[records % 64] = record
    end
    client:write(('%d\n'):format(records))
    client:close()
end)
