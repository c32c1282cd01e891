#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Counts words: a generator reads, four tasks count, channels connect them.
-- Run: eco pipeline.lua <FILE

local channel = require 'eco.channel'

-- A coroutine that yields values may also wait for input: the wait suspends the whole task.
local function lines(reader)
    return coroutine.wrap(function()
        while true do
            local line, err = reader:read('l')
            if not line then
                if err ~= 'eof' and err ~= 'closed' then
                    error('cannot read: ' .. err, 0)
                end
                return
            end
            coroutine.yield(line)
        end
    end)
end

local jobs, results = channel.new(16), channel.new(16)

local workers = eco.group()
for _ = 1, 4 do
    workers:run(function()
        local count = 0
        for line in function() return jobs:recv() end do
            for _ in line:gmatch('%S+') do
                count = count + 1
            end
        end
        results:send(count)
    end)
end

for line in lines(assert(eco.reader(0))) do
    jobs:send(line)
end
jobs:close()

local total = 0
for _ = 1, 4 do
    total = total + results:recv()
end
assert(workers:wait())
print(('%d words'):format(total))
