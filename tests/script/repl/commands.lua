-- SPDX-License-Identifier: MIT
-- The prompt's own commands.
local check = require 'check'
local repl = require 'repl'
local socket = require 'eco.socket'

local function has(text, part)
    check.eq(text:find(part, 1, true) ~= nil, true, part .. '\nin\n' .. text)
end

has(repl.answer '.help', '.tasks ')
has(repl.answer '.help .kill', '.kill N\n')
check.eq(repl.answer '.help socket.connect_tcp',
    'socket.connect_tcp(address, port[, options])\n    Connects.\n')
check.eq(repl.answer '.help eco.socket.connect_tcp()', repl.answer '.help socket.connect_tcp')
check.eq(repl.answer '.help connect_tcp', repl.answer '.help socket.connect_tcp')
check.eq(repl.answer '.help c:read', 'socket:read([format[, timeout]])\n    Reads.\n')
check.eq(repl.answer '.help socket.conect_tcp',
    "no help on socket.conect_tcp; did you mean 'socket.connect_tcp'?\n")
check.eq(repl.answer '.help sync', 'sync has\n    cond mutex waitgroup\n')
has(repl.answer '.help socket', ' connect_tcp ')
check.eq(repl.answer '.help nonsense', 'no help on nonsense\n')

check.eq(repl.answer '.tsaks', 'no command .tsaks; did you mean .tasks?\n')
check.eq(repl.answer '.quux', 'no command .quux; .help lists them\n')
check.eq(repl.answer '.5 + 1', '1.5\n')

-- .tasks, .kill
local internal = repl.internal()
local threads = {}
function internal.tasks()
    local own = { id = eco.id(), thread = coroutine.running(), state = 'running', where = 'x:1' }
    local list = { own }
    for i, thread in ipairs(threads) do
        list[i + 1] = {
            id = eco.id(thread), thread = thread,
            state = 'waiting: read on socket: tcp 1.2.3.4:5, 1.2 s left', where = 'a.lua:7',
        }
    end
    return list
end
threads[1] = eco.run(function() eco.sleep(3600) end)
local id = eco.id(threads[1])
local screen = repl.answer('.tasks', internal)
check.eq(screen:match '^[^\n]*', 'ID  state    what it waits for                  where')
has(screen, ('\n%-2d  waiting  read on tcp 1.2.3.4:5, 1.2 s left  a.lua:7\n'):format(id))
has(screen, 'running  this prompt\n')
check.eq(repl.answer('.kill ' .. id, internal), 'task ' .. id .. ' ended\n')
check.eq(eco.id(threads[1]), nil)
threads[1] = eco.run(function() while true do eco.sleep(0.01) end end)
id = eco.id(threads[1])
check.eq(repl.answer('.kill ' .. id, internal),
    'task ' .. id .. ' did not end when canceled, and was dropped\n')
check.eq(eco.id(threads[1]), nil)
threads[1] = eco.run(function() eco.sleep(3600) error 'unwinding' end)
has(repl.answer('.kill ' .. eco.id(threads[1]), internal), 'unwinding\n')
threads = {}
check.eq(repl.answer('.kill 999999', internal), 'no task 999999\n')
has(repl.answer('.kill', internal), 'usage: .kill N')
has(repl.type({ function() return '.kill ' .. eco.id() end }, internal), 'is this prompt')

-- .sockets
local sock = check.ok(socket.listen_tcp('127.0.0.1', 0))
function internal.sockets()
    return { { fd = sock:getfd(), text = (tostring(sock):gsub('^socket: ', '')) } }
end
check.eq(repl.answer('.sockets', internal), ('FD  socket\n%-2d  tcp 127.0.0.1:%d\n')
    :format(sock:getfd(), sock:getsockname().port))
check.eq(repl.answer '.sockets', 'no sockets\n')

-- .time, .load, .exit
check.eq(repl.answer '.time eco.sleep(0.01) or 7':match '^7\ntook %d+%.%d+ ms\n$' ~= nil, true)
has(repl.answer '.time x = (', "near '<eof>'")
has(repl.answer '.time', 'usage')
local path = os.tmpname()
local file = assert(io.open(path, 'w'))
file:write 'loaded = 6\nreturn loaded + 1\n'
file:close()
check.eq(repl.type { '.load ' .. path, 'loaded' },
    'eco> .load ' .. path .. '\n7\neco> loaded\n6\n')
os.remove(path)
has(repl.answer('.load ' .. path), 'error: ')
check.eq(repl.type { '.exit', '1' }, 'eco> .exit\n')
