-- SPDX-License-Identifier: MIT
-- What the scenarios of scripts/faults share. A scenario does real work, looks at what comes out,
-- and ends with exactly one line:
--
--     ok                  everything was done, and was right
--     failed: TEXT        a call said that it failed: nil, TEXT
--     wrong: TEXT         something was lost, was false, or was left behind
--
-- No error is expected and none is hidden: whatever a scenario gets in place of its data it tells.

local ffi = require 'ffi'

ffi.cdef [[
    int pipe2(int fds[2], int flags);
    int posix_openpt(int flags);
    int grantpt(int fd);
    int unlockpt(int fd);
    char *ptsname(int fd);
    int open(const char *path, int flags, ...);
    int close(int fd);
    int fcntl(int fd, int command, ...);
    char *strerror(int number);
]]

local F_GETFD, EBADF = 1, 9

if arg[2] == 'jit.off' then
    jit.off()
end

local scenario = {
    TIMEOUT = 3, -- seconds; what takes longer is lost
    kept = 0, -- descriptors that a module keeps open for later
}

local function failure(...)
    local texts = {}
    for i = 2, select('#', ...) do
        texts[#texts + 1] = tostring((select(i, ...)))
    end
    return error({ verdict = 'failed: ' .. table.concat(texts, ', ') }, 0)
end

--- What a call returned; nil, TEXT ends the scenario.
function scenario.must(...)
    if not (...) then
        failure(...)
    end
    return ...
end

--- Something that has to be true whatever fails.
function scenario.right(condition, what)
    if not condition then
        error({ verdict = 'wrong: ' .. what }, 0)
    end
end

--- The same for a result of the C library.
function scenario.c(result)
    if result == -1 then
        failure(nil, ffi.string(ffi.C.strerror(ffi.errno())))
    end
    return tonumber(result)
end

--- Runs the functions side by side; the failure of one ends the others.
function scenario.together(...)
    local group, functions = eco.group(), { ... }
    local done, why = pcall(function()
        for _, f in ipairs(functions) do
            group:run(f)
        end
    end)
    if done then
        done, why = group:wait()
    else
        group:cancel()
    end
    if not done then
        error(why, 0)
    end
end

--- Bytes that tell where they are.
function scenario.pattern(size)
    local parts = {}
    for i = 1, math.ceil(size / 8) do
        parts[i] = ('%07x '):format(i)
    end
    return table.concat(parts):sub(1, size)
end

-- Descriptor numbers beyond the standard streams, asked one by one: nothing is opened for it.
local function descriptors()
    local open = {}
    for fd = 3, 40 do
        if ffi.C.fcntl(fd, F_GETFD) >= 0 or ffi.errno() ~= EBADF then
            open[#open + 1] = fd
        end
    end
    return open
end

-- Threads of the pool and closed children let go of theirs a little later.
local function left_open(before, kept)
    for _ = 1, 100 do
        collectgarbage()
        collectgarbage()
        if #descriptors() <= #before + kept then
            return nil
        end
        eco.sleep(0.01)
    end
    return ('wrong: descriptors %s were open, now %s'):format(table.concat(before, ' '),
        table.concat(descriptors(), ' '))
end

local function say(verdict)
    local out, err = io.stdout:write(verdict, '\n')
    if out then
        out, err = io.stdout:flush()
    end
    if not out then
        io.stderr:write('failed: ', tostring(err), '\n')
    end
end

local function verdict_of(done, why)
    if done then
        return 'ok'
    end
    return type(why) == 'table' and why.verdict or 'failed: ' .. tostring(why)
end

--- Runs a scenario and tells how it ended. The script's argument is an empty directory for it.
function scenario.run(f)
    local before = descriptors()
    local verdict = verdict_of(pcall(f, arg[1]))
    say(left_open(before, scenario.kept) or verdict)
end

return scenario
