-- SPDX-License-Identifier: MIT
-- The annotations for editors name the methods of objects and the fields of results.
local check = require 'check'
local file = require 'eco.file'
local hash = require 'eco.hash'
local packet = require 'eco.packet'
local pty = require 'pty'
local socket = require 'eco.socket'
local sync = require 'eco.sync'
local sys = require 'eco.sys'
local termios = require 'eco.termios'
local types = require 'editor_types'.read()

local master, terminal = pty.master()
local child = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
local handler = check.ok(sys.signal(sys.SIGUSR2, print))

-- One of each, for every class that has methods.
local objects = {
    ['eco.Group'] = { eco.group() },
    ['eco.Reader'] = { eco.reader(master) },
    ['eco.Writer'] = { eco.writer(master) },
    ['eco.Io'] = { eco.io(master) },
    ['eco.channel.Channel'] = { require 'eco.channel'.new() },
    ['eco.file.File'] = { file.open('README.md') },
    ['eco.file.Watcher'] = { file.inotify() },
    ['eco.hash.Digest'] = { hash.md5.new(), hash.hmac.new(hash.sha1, '') },
    ['eco.packet.Packet'] = { packet.from_udp(packet.udp(1, 2)) },
    ['eco.socket.Socket'] = { socket.tcp(), socket.unix_dgram() },
    ['eco.sync.Mutex'] = { sync.mutex() },
    ['eco.sync.Cond'] = { sync.cond() },
    ['eco.sync.Waitgroup'] = { sync.waitgroup() },
    ['eco.sys.Proc'] = { child },
    ['eco.sys.Pipe'] = { child.stdin, child.stdout },
    ['eco.sys.Handler'] = { handler },
    ['eco.termios.Serial'] = { termios.open(terminal, 9600) },
    ['eco.termios.Attributes'] = { termios.tcgetattr(master) },
    ['eco.time.Timer'] = { require 'eco.time'.timer(print) },
}

local function methods(object)
    local meta = debug.getmetatable(object)
    local found = {}
    for name, value in pairs(rawget(meta, '__methods') or rawget(meta, '__index')) do
        found[name] = type(value) == 'function' and not name:find '^__' or nil
    end
    return found
end

local function names(set)
    local list = {}
    for name in pairs(set) do
        list[#list + 1] = name
    end
    table.sort(list)
    return table.concat(list, ' ')
end

for name, class in pairs(types.classes) do
    local _, first = next(class.functions)
    if first and first.method then
        for _, object in ipairs(check.ok(objects[name], name .. ' is to be tested here')) do
            check.eq(names(methods(object)), names(class.functions), name)
        end
        objects[name] = nil
    end
end
check.eq(next(objects), nil, 'has methods, and no annotation')

-- The fields of tables that always have all of them.
local tables = {
    ['eco.file.Info'] = file.stat '.',
    ['eco.sys.User'] = sys.getpwnam 'root',
}
for name, value in pairs(tables) do
    check.eq(names(value), names(types.classes[name].fields), name)
end

-- Others have some of them.
child:kill()
local server = check.ok(socket.listen_tcp('127.0.0.1', 0))
local samples = {
    ['eco.socket.Address'] = server:getsockname(),
    ['eco.dns.Record'] = require 'eco.dns'.query 'localhost'[1],
    ['eco.packet.Packet'] = packet.from_udp(packet.udp(1, 2, 'x')),
    ['eco.packet.TcpOptions'] = packet.tcp_options('\2\4\5\180'),
    ['eco.sys.Status'] = select(2, child:wait()),
}
for name, value in pairs(samples) do
    for field in pairs(value) do
        check.ok(types.classes[name].fields[field], name .. '.' .. field)
    end
    for field, declared in pairs(types.classes[name].fields) do
        check.ok(declared.optional or value[field] ~= nil, name .. '.' .. field)
    end
end

handler:close()
pty.close(master)
