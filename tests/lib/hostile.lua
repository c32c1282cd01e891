-- SPDX-License-Identifier: MIT
-- Values that no function expects, objects of every type, new and used up, and files to try them
-- on.
local channel = require 'eco.channel'
local check = require 'check'
local ffi = require 'ffi'
local files = require 'eco.file'
local hash = require 'eco.hash'
local pty = require 'pty'
local socket = require 'eco.socket'
local sync = require 'eco.sync'
local sys = require 'eco.sys'
local termios = require 'eco.termios'
local time = require 'eco.time'

local random = math.random

local function pick(list)
    return list[random(#list)]
end

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
    function() local w = files.inotify() if w then w:add(directory) end return w end,
    function() return closed(files.inotify()) end,
    function() return sys.signal(sys.SIGUSR2, function() end) end,
    function() local s = sys.signal(sys.SIGUSR2, print) s:close() return s end,
    function() return sys.exec({ 'cat' }, nil, { stdin = 'pipe' }) end,
    function() local p = sys.exec 'true' if p then p:close() end return p end,
    function() local p = sys.exec 'true' return p and p.stdout end,
    function() local p = sys.exec 'true' return p and p.child end,
    function() return hash.sha256.new() end,
    function() return hash.hmac.new(hash.md5, 'key') end,
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

local function clean_up()
    os.remove(path)
    files.unlink(fifo)
    files.rmdir(directory)
end

return {
    values = values, objects = objects, value = value, pick = pick,
    directory = directory, path = path, clean_up = clean_up,
}
