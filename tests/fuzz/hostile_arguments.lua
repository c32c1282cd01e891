-- SPDX-License-Identifier: MIT
-- Arguments of every type to every function and method: whatever they do, the process goes on,
-- waits end, and no descriptor is left. ECO_FUZZ_SECONDS (default 3) and ECO_FUZZ_SEED choose more.
-- luacheck: globals eco print
local check = require 'check'
local files = require 'eco.file'
local socket = require 'eco.socket'
local sync = require 'eco.sync'
local channel = require 'eco.channel'
local time = require 'eco.time'
local sys = require 'eco.sys'
local cli = require 'eco.cli'
local packet = require 'eco.packet'
local hostile = require 'hostile'
local termios = require 'eco.termios'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 3
local seed = tonumber(os.getenv 'ECO_FUZZ_SEED') or 1
local trace = os.getenv 'ECO_FUZZ_TRACE'
math.randomseed(seed)
local random = math.random

local pick = hostile.pick

-- Timers and handlers that are set keep what they were given; at the end they are closed.
local set = setmetatable({}, { __mode = 'k' })
for library, names in pairs { [time] = { 'timer', 'at', 'on' }, [sys] = { 'signal' } } do
    for _, name in ipairs(names) do
        local make = library[name]
        library[name] = function(...)
            local object, err = make(...)
            if object then set[object] = true end
            return object, err
        end
    end
end

local directory, path = hostile.directory, hostile.path
local objects, value = hostile.objects, hostile.value

-- ---- functions ----------------------------------------------------------------------------------

local functions = {} -- { name, function }

local function add(prefix, library, without)
    local names = {}
    for name, f in pairs(library) do
        if type(f) == 'function' and not (without and without[name]) then
            names[#names + 1] = name
        end
    end
    table.sort(names)
    for _, name in ipairs(names) do
        functions[#functions + 1] = { prefix .. name, library[name] }
    end
end

-- What would end this process, or the promises of the test.
add('eco.', eco, { unloop = true, set_panic_hook = true, set_watchdog_timeout = true, all = true })
add('socket.', socket, { open_tun = true })
add('sync.', sync)
add('channel.', channel)
add('time.', time)
add('sys.', sys, {
    kill = true, signal = true, exec = true, sh = true, fork = true, spawn = true, daemonize = true,
    setenv = true, sigprocmask = true, rlimit = true, prctl = true, waitpid = true,
    signalfd = true,
})
-- Nothing that changes the files of others, or takes a number of a descriptor.
for _, name in ipairs {
    'readfile', 'stat', 'lstat', 'fstat', 'access', 'dir', 'list', 'readlink', 'realpath',
    'statvfs', 'dirname', 'basename', 'inotify',
} do
    functions[#functions + 1] = { 'file.' .. name, files[name] }
end
for _, name in ipairs { 'open', 'writefile', 'walk', 'truncate', 'chmod', 'utime', 'mkdir' } do
    functions[#functions + 1] = { 'file.' .. name, function(_, ...)
        return files[name](name == 'walk' and directory or path, ...)
    end }
end
-- Its own terminal, if it runs on one, shall neither stop nor shrink.
add('termios.', termios, { tcflow = true, set_winsize = true })
add('packet.', packet)
add('cli.', cli, { run = true })
add('utf8.', utf8)
add('coroutine.', coroutine, { close = true, yield = true, resume = true })
add('math.', math, { randomseed = true, random = true })
add('table.', { pack = table.pack, unpack = table.unpack, move = table.move })
add('string.', { unpack = string.unpack, packsize = string.packsize })
functions[#functions + 1] = { 'rawlen', rawlen }

-- Only what this test may end or wake: never the tasks that run it.
functions[#functions + 1] = { 'sys.signal', function(_, ...)
    return sys.signal(sys.SIGUSR2, ...)
end }
functions[#functions + 1] = { 'sys.exec', function(_, ...)
    local proc, err, code = sys.exec({ 'true' }, ...)
    return proc and proc:close() or proc, err, code
end }
functions[#functions + 1] = { 'sys.sh', function(_, ...)
    return sys.sh({ 'true' }, ...)
end }
functions[#functions + 1] = { 'coroutine.resume', function(co, ...)
    if type(co) == 'thread' and coroutine.status(co) ~= 'suspended' then return end
    return coroutine.resume(co, ...)
end }
local workers = {}
for _, entry in ipairs(functions) do
    if entry[1] == 'eco.cancel' then
        entry[2] = function(co, ...)
            if co == nil or not workers[co] then eco.cancel(co, ...) end
        end
    end
end
functions[#functions + 1] = { 'eco.set_watchdog_timeout', function(...)
    pcall(eco.set_watchdog_timeout, ...)
    eco.set_watchdog_timeout(0)
end }

-- Methods of every type, called on objects of any type.
local seen = {}
for _, make in ipairs(objects) do
    local object = make()
    local meta = object and debug.getmetatable(object) or {}
    local index = rawget(meta, '__methods') or rawget(meta, '__index')
    if type(index) == 'table' and not seen[index] then
        seen[index] = true
        add(tostring(object):match('^%a+') .. ':', index)
    end
end

-- ---- calls --------------------------------------------------------------------------------------

local calls = 0

local function show(arguments, count)
    local texts = {}
    for i = 1, count do
        local ok, text = pcall(tostring, arguments[i])
        texts[i] = ok and text:sub(1, 40) or '?'
    end
    return table.concat(texts, ', ')
end

-- Sizes that are no wrong use, but would only test the memory of the machine.
local too_large = {
    ['table.unpack'] = true, ['table.move'] = true, ['math.'] = true,
}

local function call()
    local name, f = unpack(pick(functions))
    local arguments, count = {}, random(0, 5)
    for i = 1, count do
        arguments[i] = value()
    end
    -- Half of the methods get an object as self, so that they come to their arguments.
    if name:find(':', 1, true) and random(4) > 1 then
        local ok, object = pcall(pick(objects))
        arguments[1], count = ok and object or nil, math.max(count, 1)
    end
    if too_large[name] then
        for i = 1, count do
            if type(arguments[i]) == 'number' then arguments[i] = arguments[i] % 100 end
        end
    end
    calls = calls + 1
    if trace then
        io.stderr:write(name, '(', show(arguments, count), ')\n')
    end
    if random(50) == 1 then
        collectgarbage()
    end
    if random(10) == 1 then
        f = coroutine.wrap(f)
    end
    eco.timeout(0.002, pcall, f, unpack(arguments, 1, count))
end

local real_stdout = io.stdout
io.output('/dev/null')
print = function() end

-- Tasks that fail on purpose must not end the process: a joiner takes the failure.
local run = eco.run
eco.run = function(f, ...)
    if type(f) ~= 'function' then return run(f, ...) end
    return run(function(...) pcall(f, ...) end, ...)
end
for _, entry in ipairs(functions) do
    if entry[1] == 'eco.run' then entry[2] = eco.run end
end
for _, entry in ipairs(functions) do
    -- A callback that fails would be an uncaught error.
    local name, f = unpack(entry)
    if name == 'time.at' or name == 'time.on' or name == 'sys.signal' then
        entry[2] = function(a, g, ...)
            if type(g) == 'function' then
                local callback = g
                g = function(...) pcall(callback, ...) end
            end
            return f(a, g, ...)
        end
    elseif name == 'time.timer' or name:match('^group:?.*run$') then
        entry[2] = function(g, ...)
            if type(g) == 'function' then
                local callback = g
                g = function(...) pcall(callback, ...) end
            end
            return f(g, ...)
        end
    end
end

collectgarbage()
collectgarbage()
local before = check.fd_count()
local deadline = time.monotonic() + seconds
for _ = 1, 5 do
    local worker = run(function()
        eco.sleep(0)
        while time.monotonic() < deadline do
            call()
        end
    end)
    workers[worker] = true
end
for worker in pairs(workers) do
    check.ok(eco.join(worker))
end
io.output(real_stdout)

hostile.clean_up()
check.ok(calls > 100 * seconds)
if trace then io.stderr:write(calls, ' calls\n') end

-- What is left ends when it is canceled, or is collected.
for object in pairs(set) do
    pcall(object.close, object) -- it may be finalised already
end
local after
for _ = 1, 20 do
    for _, co in ipairs(eco.all()) do
        if co ~= coroutine.running() then eco.cancel(co) end
    end
    eco.sleep(0.01)
    collectgarbage()
    after = check.fd_count()
    if after <= before + 2 then break end
end
if after > before + 2 then
    os.execute('ls -l /proc/' .. sys.getpid() .. '/fd >&2')
    io.stderr:write(eco.dump())
end
check.ok(after <= before + 2, ('descriptors: %d before, %d after'):format(before, after))
os.exit(0)
