-- SPDX-License-Identifier: MIT
-- Signals: handlers, and a descriptor that tells of them.
local ffi = require 'ffi'
local scenario = require 'scenario'
local sys = require 'eco.sys'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local function handled(number)
    local count = 0
    local handler = must(sys.signal(number, function() count = count + 1 end))
    local sent, why, code = sys.kill(sys.getpid(), number)
    if not sent then
        handler:close() -- it keeps the program running
        must(sent, why, code)
    end
    for _ = 1, 100 * TIMEOUT do
        if count > 0 then break end
        eco.sleep(0.01)
    end
    handler:close()
    right(count == 1, 'the signal')
end

local function told()
    must(sys.sigprocmask(sys.SIG_BLOCK, sys.SIGUSR1))
    local fd
    local done, news = pcall(function()
        fd = must(sys.signalfd(sys.SIGUSR1))
        local reader = must(eco.reader(fd))
        must(sys.kill(sys.getpid(), sys.SIGUSR1))
        return must(reader:read(128, TIMEOUT))
    end)
    if fd then
        ffi.C.close(fd)
    end
    if not done then
        error(news, 0)
    end
    right(#news == 128 and news:byte() == sys.SIGUSR1, 'what the descriptor tells')
end

scenario.run(function()
    handled(sys.SIGUSR2)
    handled(sys.SIGTERM)
    told()
end)
