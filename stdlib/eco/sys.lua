-- SPDX-License-Identifier: MIT
--- Processes, signals, facts about the system.
-- @module eco.sys

local _, internal = ...

local arguments = require 'eco.sys.arguments'
local core = require 'eco.sys.core'
local eco = require 'eco'

local check_self = internal.check_self
local launch, check_can_wait, in_foreground = core.launch, core.check_can_wait, core.in_foreground

-- Most of the module is in C++; the rest of that is for this file.
local M = {}
local inner = { launch = true, check_can_wait = true, in_foreground = true, environ = true }
for name, value in pairs(core) do
    if not inner[name] then
        M[name] = value
    end
end

local KILL_DELAY = 0.2 -- seconds between SIGTERM and SIGKILL when a limit has passed
local END_DELAY = 1 -- seconds until a process that got SIGKILL must have ended
local SH_LIMIT = 30 -- seconds

-- ---- proc ---------------------------------------------------------------------------------------

local Proc = {}
Proc.__index = Proc

-- Ends a child whose time is up. Runs as a task of its own: the one that noticed may be cancelled.
-- What cannot be ended, since it is another user's or hangs in the kernel, is not waited for.
local function terminate(child)
    child:signal_group(M.SIGTERM)
    if not child:wait(KILL_DELAY, true) then
        child:signal_group(M.SIGKILL)
        child:wait(END_DELAY, true)
    end
end

local function enforce_limit(child, seconds)
    local pid, err = child:wait(seconds, true)
    if not pid and err == 'timeout' then
        terminate(child)
    end
end

local function start(words, environment, options)
    local child, pid, stdin, stdout, stderr = launch(arguments.search_paths(words[1]), words,
        environment, {
            stdin = options.stdin or 'inherit',
            stdout = options.stdout or 'pipe',
            stderr = options.stderr or 'pipe',
            cwd = options.cwd,
            uid = options.uid,
            gid = options.gid,
            pgid = options.pgid,
        })
    if not child then
        return nil, pid, stdin
    end
    if options.timeout and options.timeout > 0 then
        eco.run(enforce_limit, child, options.timeout)
    end
    return setmetatable({
        pid = pid, child = child, stdin = stdin, stdout = stdout, stderr = stderr,
    }, Proc)
end

--- Starts a program as a child process: `exec(program, argument...[, options])` or
--- `exec({program, argument...}[, environment][, options])`.
-- @return a proc, or nil, text, code
function M.exec(command, ...)
    if type(command) == 'table' then
        return start(arguments.read_table('exec', command, ...))
    end
    return start(arguments.read_list('exec', command, ...))
end

--- Waits until the child has ended. May be called by several tasks, and again.
-- @tparam[opt] number timeout seconds
-- @return its number and how it ended, or nil, "timeout" or "canceled"
function Proc:wait(timeout)
    check_self(self, Proc, 'wait', 'process')
    return self.child:wait(timeout)
end

--- Sends a signal, unless the child has ended.
-- @tparam integer number
-- @return true, or nil, text, code
function Proc:signal(number)
    check_self(self, Proc, 'signal', 'process')
    return self.child:signal(number)
end

--- Sends SIGKILL.
-- @return true, or nil, text, code
function Proc:kill()
    check_self(self, Proc, 'kill', 'process')
    return self.child:signal(M.SIGKILL)
end

--- Sends SIGTERM, and SIGKILL when that has not helped in time.
-- @tparam[opt=3] number timeout seconds; 0 sends SIGKILL at once
-- @return as wait; or nil, text, "EPERM"
function Proc:stop(timeout)
    check_self(self, Proc, 'stop', 'process')
    arguments.check_seconds(timeout, 1, 'stop')
    timeout = timeout or 3
    local child = self.child
    if child:running() then
        check_can_wait()
        local _, err, code = child:signal(timeout > 0 and M.SIGTERM or M.SIGKILL)
        if code == 'EPERM' then
            return nil, err, code
        end
        if timeout > 0 then
            local pid, status = child:wait(timeout)
            if pid or status ~= 'timeout' then
                return pid, status
            end
            child:signal(M.SIGKILL)
        end
    end
    return child:wait()
end

--- Reads from the child's standard output, as a reader does.
-- @param format
-- @tparam[opt] number timeout seconds
function Proc:read_stdout(format, timeout)
    check_self(self, Proc, 'read_stdout', 'process')
    return self.stdout:read(format, timeout)
end

--- Reads from its standard error.
-- @param format
-- @tparam[opt] number timeout seconds
function Proc:read_stderr(format, timeout)
    check_self(self, Proc, 'read_stderr', 'process')
    return self.stderr:read(format, timeout)
end

--- Writes to its standard input.
-- @tparam string data
-- @tparam[opt] number timeout seconds
-- @return how many bytes, or nil, text, how many, code
function Proc:write(data, timeout)
    check_self(self, Proc, 'write', 'process')
    return self.stdin:write(data, timeout)
end

--- Ends its standard input.
function Proc:close_stdin()
    check_self(self, Proc, 'close_stdin', 'process')
    self.stdin:close()
end

--- Closes the pipes; whoever waits on this object gets nil, "canceled". The child goes on.
function Proc:close()
    check_self(self, Proc, 'close', 'process')
    self.stdin:close()
    self.stdout:close()
    self.stderr:close()
    self.child:cancel()
end

function Proc:__tostring()
    return tostring(self.child)
end

-- ---- sh -----------------------------------------------------------------------------------------

local function read_all(pipe)
    return pipe:read('a')
end

-- What sh returns; or nil once the time is up.
local function collect(proc)
    local reader = eco.run(read_all, proc.stdout)
    local errout, err = proc.stderr:read('a')
    local done, out, read_err = eco.join(reader)
    local pid, status = proc:wait()
    if not (errout and done and out and pid) then
        return nil, err or done and read_err or out or status
    end
    return out, errout, status
end

-- Also where the task itself is ending: the child is not left behind.
local function end_command(proc)
    local ending = eco.run(terminate, proc.child)
    proc:close()
    eco.join(ending)
end

--- Runs a command and collects what it writes.
-- @tparam string|table command for /bin/sh, or {program, argument...}
-- @tparam[opt=30] number timeout seconds
-- @return what it wrote to standard output and to standard error, and how it ended; or nil, nil,
-- text, code
function M.sh(command, timeout)
    arguments.check_seconds(timeout, 2, 'sh')
    local words, environment, options
    if type(command) == 'table' then
        words, environment, options = arguments.read_table('sh', command)
    else
        words, environment, options = arguments.read_list('sh', command)
        words = { '/bin/sh', '-c', words[1] }
    end
    -- What the command starts ends with it, by its process group. In the terminal's foreground it
    -- stays with eco: else Ctrl-C would not reach it, and asking for a password would stop it.
    options.pgid = not in_foreground() and 0 or nil
    timeout = timeout or SH_LIMIT
    local proc
    local out, errout, status = eco.timeout(timeout > 0 and timeout or math.huge, function()
        local err, code
        proc, err, code = start(words, environment, options)
        if not proc then
            return nil, err, code
        end
        return collect(proc)
    end)
    if out then
        proc:close()
        return out, errout, status
    end
    if proc then
        end_command(proc)
    end
    return nil, nil, errout, status
end

-- ---- facts --------------------------------------------------------------------------------------

--- What the kernel says of its memory, by its own names (MemTotal, SwapFree), proc(5).
-- @treturn table of bytes, or nil, text
function M.meminfo()
    local file, err = io.open('/proc/meminfo', 're')
    if not file then
        return nil, err
    end
    local memory = {}
    for line in file:lines() do
        local name, value, unit = line:match '^([^:]+):%s*(%d+)%s*(%a*)'
        if name then
            memory[name] = tonumber(value) * (unit == 'kB' and 1024 or 1)
        end
    end
    file:close()
    return memory
end

return M
