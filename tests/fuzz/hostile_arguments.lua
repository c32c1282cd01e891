-- SPDX-License-Identifier: MIT
-- Arguments of every type to every function and method: whatever they do, the process goes on,
-- waits end, and no descriptor is left. ECO_FUZZ_SECONDS (default 3) and ECO_FUZZ_SEED choose more.
-- luacheck: globals eco print
local check = require 'check'
local ffi = require 'ffi'
local files = require 'eco.file'
local socket = require 'eco.socket'
local sync = require 'eco.sync'
local channel = require 'eco.channel'
local time = require 'eco.time'
local sys = require 'eco.sys'
local cli = require 'eco.cli'
local packet = require 'eco.packet'
local pty = require 'pty'
local termios = require 'eco.termios'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 3
local seed = tonumber(os.getenv 'ECO_FUZZ_SEED') or 1
local trace = os.getenv 'ECO_FUZZ_TRACE'
math.randomseed(seed)
local random = math.random

local function pick(list)
    return list[random(#list)]
end

-- ---- values -------------------------------------------------------------------------------------

local function raise()
    error('a metamethod', 0)
end

local raising = {}
for _, event in ipairs {
    '__index', '__newindex', '__call', '__tostring', '__len', '__eq', '__lt', '__le', '__add',
    '__sub', '__mod', '__concat', '__unm', '__div', '__mul', '__pow',
} do
    raising[event] = raise
end

local directory = os.tmpname()
os.remove(directory)
local path = directory .. '.file'
local file = check.ok(io.open(path, 'w+b'))
file:write(('a line\n'):rep(1000))
file:flush()
check.ok(files.mkdir(directory))
local fifo = directory .. '/fifo'
check.ok(files.mkfifo(fifo))

local function suspended()
    local co = coroutine.create(function() coroutine.yield() end)
    coroutine.resume(co)
    return co
end

local function dead()
    local co = coroutine.create(function() end)
    coroutine.resume(co)
    return co
end

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

local function pair()
    local a, b = socket.socketpair(socket.AF_UNIX, pick { socket.SOCK_STREAM, socket.SOCK_DGRAM })
    if a and random(2) == 1 then
        b:send('data\nmore')
    end
    return a, b
end

local function closed(sock)
    if sock then sock:close() end
    return sock
end

local _, terminal = pty.master()

-- Objects of each type, some of them used up. They are made anew all the time and collected.
local objects = {
    pair,
    function() return closed((pair())) end,
    socket.tcp, socket.udp, socket.unix, socket.unix_dgram, socket.udp6,
    function() return socket.listen_tcp('127.0.0.1', 0) end,
    function() return closed(socket.tcp()) end,
    function() return eco.reader((pair() or closed(socket.tcp())):getfd()) end,
    function() return eco.writer((pair() or closed(socket.tcp())):getfd()) end,
    function() return eco.io((pair() or closed(socket.tcp())):getfd()) end,
    function() return eco.reader(1000000) end,
    sync.cond, sync.mutex, sync.waitgroup,
    function() local c = sync.cond() c:close() return c end,
    function() local m = sync.mutex() m:lock() return m end,
    function() local w = sync.waitgroup() w:add(1) return w end,
    function() return termios.open(terminal, 9600) end,
    function() return closed(termios.open(terminal, 9600)) end,
    function()
        local port = termios.open(terminal, 9600)
        return port and termios.tcgetattr(port)
    end,
    channel.new,
    function() local c = channel.new(3) c:send(1) return c end,
    function() local c = channel.new() c:close() return c end,
    eco.group,
    function() return time.timer(function() end) end,
    function() return time.at(0.001, function() end) end,
    function() return time.on(time.now() + 0.001, function() end) end,
    function() local t = time.timer(print) t:close() return t end,
    function() return files.open(path, pick { 'r', 'r+', 'a+' }) end,
    function() local f = files.open(path, 'r+') f:write(('z'):rep(random(200000))) return f end,
    function() return files.open(fifo) end,
    function() local f = files.open(path) f:close() return f end,
    files.inotify,
    function() local w = files.inotify() w:add(directory) return w end,
    function() local w = files.inotify() w:close() return w end,
    function() return sys.signal(sys.SIGUSR2, function() end) end,
    function() local s = sys.signal(sys.SIGUSR2, print) s:close() return s end,
    function() return sys.exec({ 'cat' }, nil, { stdin = 'pipe' }) end,
    function() local p = sys.exec 'true' if p then p:close() end return p end,
    function() local p = sys.exec 'true' return p and p.stdout end,
    function() local p = sys.exec 'true' return p and p.child end,
}

local values = {
    function() return nil end,
    function() return pick { true, false } end,
    function() return random(-3, 300) end,
    function() return random(1, 3) end,
    function() return random() * 0.002 end,
    function()
        return pick {
            0 / 0, 1 / 0, -1 / 0, -0.0, 0.5, -1.5, 2 ^ 31, 2 ^ 31 - 1, -2 ^ 31, 2 ^ 32, 2 ^ 53,
            -2 ^ 53, 2 ^ 53 + 2, 2 ^ 63, 2 ^ 64, 1e308, -1e308, 5e-324, 65535, 65536, 1e10,
        }
    end,
    function()
        return pick {
            '', 'l', 'L', 'a', '*l', '\n', 'x', 'a\0b', '\0', '%s%n%d', '127.0.0.1', '::1', '1',
            '0x10', 'lo', 'timeout', 'reuseaddr', 'error', 'peercred', 'keepalive', 'rcvbuf',
            'both',
            path, directory, '\255\254', '<i4', 'z', 's1', 'nan', ('y'):rep(107), ('y'):rep(108),
            ('y'):rep(70000), 'eth0%lo', 'fe80::1%lo', '!16Xi16', 'c100', '>I16',
        }
    end,
    function() return {} end,
    function()
        return {
            ifname = pick { 'lo', 1, true, '\0' }, ifindex = pick { 1, -1, 'x' }, timeout = 0.001,
            reuseaddr = pick { true, 1 }, backlog = pick { 1, -1, 2 ^ 40 }, multiaddr = '224.0.0.1',
            interface = pick { '127.0.0.1', 1, 'x' }, type = pick { 1, 'x', 2 ^ 20 },
        }
    end,
    function() return setmetatable({}, raising) end,
    function() return function(...) return ... end end,
    function() return function() eco.sleep(0.001) end end,
    function() return raise end,
    function() return pick { print, tostring, type, error, coroutine.running, eco.sleep } end,
    function() return coroutine.create(function() eco.sleep(0.001) end) end,
    suspended,
    dead,
    coroutine.running,
    function() return eco.run(function() eco.sleep(0.001) end) end,
    function() return eco.run(function() coroutine.yield() end) end,
    function() return eco.run(function() end) end,
    function() return coroutine.wrap(function() eco.sleep(0) coroutine.yield(1) end) end,
    function() return file end,
    function() local f = io.open(path) f:close() return f end,
    function() return newproxy(true) end,
    function() return ffi.new('int[4]') end,
    function() return pick { 1LL, 2 ^ 40 + 0ULL, -1LL } end,
    function() return ffi.new('struct { int x; }') end,
    function() return socket.AF_UNIX end,
    function() return socket.SOCK_STREAM end,
    function() return socket.AF_INET end,
}

local function value()
    local ok, result
    if random(4) == 1 then
        ok, result = pcall(pick(objects))
    else
        ok, result = pcall(pick(values))
    end
    return ok and result or nil
end

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

os.remove(path)
files.unlink(fifo)
files.rmdir(directory)
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
