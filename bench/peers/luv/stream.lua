-- SPDX-License-Identifier: MIT
-- A TCP stream for coroutines over luv's callbacks, and a server that runs one for each connection.
local uv = require 'luv'

local Stream = {}
Stream.__index = Stream

local HIGH_WATER = 65536

local function new(handle)
    local self = setmetatable({ handle = handle, chunks = {}, first = 1, last = 0 }, Stream)
    self.on_read = function(err, chunk)
        local reader = self.reader
        if err or not chunk then
            self.ended = true
            handle:read_stop()
        elseif not reader then
            self.last = self.last + 1
            self.chunks[self.last] = chunk
            self.paused = true
            handle:read_stop()
        end
        if reader then
            self.reader = nil
            assert(coroutine.resume(reader, chunk))
        end
    end
    self.on_write = function()
        local writer = self.writer
        if writer then
            self.writer = nil
            assert(coroutine.resume(writer))
        end
    end
    handle:read_start(self.on_read)
    return self
end

-- The next bytes, or nil at the end.
function Stream:read()
    if self.first <= self.last then
        local chunk = self.chunks[self.first]
        self.chunks[self.first] = nil
        self.first = self.first + 1
        return chunk
    end
    if self.ended then return nil end
    if self.paused then
        self.paused = false
        self.handle:read_start(self.on_read)
    end
    self.reader = coroutine.running()
    return coroutine.yield()
end

-- Waits only when the peer does not keep up.
function Stream:write(data)
    self.handle:write(data, self.on_write)
    if self.handle:get_write_queue_size() > HIGH_WATER then
        self.writer = coroutine.running()
        coroutine.yield()
    end
end

function Stream:close()
    self.handle:close()
end

local function serve(f)
    local server = uv.new_tcp()
    server:bind('127.0.0.1', 0)
    server:listen(4096, function()
        local client = uv.new_tcp()
        server:accept(client)
        coroutine.wrap(f)(new(client))
    end)
    print(server:getsockname().port)
    io.stdout:flush()
    uv.run()
end

return { serve = serve }
