-- SPDX-License-Identifier: MIT
-- Children: commands with pipes, shells, signals, forks.
local scenario = require 'scenario'
local sys = require 'eco.sys'
local must, right, TIMEOUT = scenario.must, scenario.right, scenario.TIMEOUT

local data = scenario.pattern(100000)

local function filter()
    local proc = must(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
    scenario.together(function()
        local sent, why, _, code = proc:write(data, TIMEOUT) -- as writer:write
        must(sent, why, code)
        proc:close_stdin()
    end, function()
        right(must(proc:read_stdout('a', TIMEOUT)) == data, 'what came through cat')
    end)
    local _, how = must(proc:wait(TIMEOUT))
    right(how.exited and how.status == 0, 'how cat ended')
    proc:close()
end

local function shell()
    local out, errout, status, code = sys.sh('printf out; printf err >&2; exit 3', TIMEOUT)
    if not out then
        must(nil, status, code)
    end
    right(out == 'out' and errout == 'err', 'what the shell said')
    right(status.status == 3, 'its status')
end

local function killed()
    local proc = must(sys.exec({ 'sleep', '60' }, nil, { pgid = 0, cwd = '/', stdin = 'null' }))
    must(proc:signal(sys.SIGTERM))
    local _, how = must(proc:wait(TIMEOUT))
    right(how.signaled and how.status == sys.SIGTERM, 'how sleep ended')
    proc:close()
end

local function missing()
    local proc, why, code = sys.exec 'no-such-program'
    right(not proc, 'a program that does not exist')
    if code ~= 'ENOENT' then
        must(proc, why, code)
    end
end

local function forked()
    local pid = must(sys.spawn(function()
        eco.sleep(0.001)
        os.exit(5)
    end))
    local found, how
    for _ = 1, 1000 * TIMEOUT do
        found, how = must(sys.waitpid(pid))
        if found ~= 0 then break end
        eco.sleep(0.001)
    end
    right(found == pid, 'the end of the fork')
    -- A call that failed there is told there.
    right(how.status == 5 or how.status == 1, 'how the fork ended')
end

scenario.run(function()
    filter()
    shell()
    killed()
    missing()
    forked()
end)
