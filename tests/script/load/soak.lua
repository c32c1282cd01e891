-- SPDX-License-Identifier: MIT
-- Everything at once, for as long as ECO_SOAK_SECONDS says: at every checkpoint there are as many
-- tasks and descriptors as at the first, and no more memory. ECO_SOAK_SEED makes other runs.
local check = require 'check'
local dns = require 'eco.dns'
local dns_server = require 'dns_server'
local channel = require 'eco.channel'
local file = require 'eco.file'
local hash = require 'eco.hash'
local log = require 'eco.log'
local net = require 'net'
local socket = require 'eco.socket'
local soak = require 'soak'
local sync = require 'eco.sync'
local sys = require 'eco.sys'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_SOAK_SECONDS') or 6
local seed = tonumber(os.getenv 'ECO_SOAK_SEED') or 1
local folder = net.tmpdir()
local pattern = ('the quick brown fox jumps over the lazy dog\n'):rep(3000)

local function text(random, size)
    local first = random(1, #pattern - size)
    return pattern:sub(first, first + size - 1)
end

local function serve(listener, f)
    eco.run(function()
        while true do
            local client = check.ok(listener:accept())
            eco.run(function()
                f(client)
                client:close()
            end)
        end
    end)
end

local function echo(client)
    local data = client:read(65536)
    while data and client:send(data) do
        data = client:read(65536)
    end
end

-- ---- sockets ------------------------------------------------------------------------------------

-- Sends `size` bytes and reads them back at the same time, in one of several ways.
local function echo_round(random, sock, size)
    local data = text(random, size)
    local sender = eco.run(function()
        local sent = sock:send(data)
        sock:shutdown()
        return sent
    end)
    local way = random(1, 4)
    local parts = {}
    if way == 1 then
        parts[1] = sock:readfull(size)
    elseif way == 2 then
        for line in function() return sock:read 'L' end do
            parts[#parts + 1] = line
        end
    elseif way == 3 then
        for part, found in function() return sock:readuntil 'fox' end do
            parts[#parts + 1] = part .. (found and 'fox' or '')
        end
    else
        for part in function() return sock:read(random(1, 10000)) end do
            parts[#parts + 1] = part
            if random(1, 10) == 1 then eco.sleep(0.001) end
        end
    end
    check.eq(table.concat(parts), data, way)
    check.fails('closed', sock:read(1))
    check.same({ eco.join(sender) }, { true, size })
    sock:close()
end

local tcp = check.ok(socket.listen_tcp('127.0.0.1', 0))
local port = tcp:getsockname().port
serve(tcp, echo)

soak.add('TCP', 4, function(random)
    echo_round(random, check.ok(socket.connect_tcp('127.0.0.1', port)), random(1, 100000))
end)
soak.add('by name', 1, function(random)
    echo_round(random, check.ok(socket.connect_tcp('localhost', port)), random(1, 1000))
end)

-- Closing with unread data resets the connection while the other side writes.
soak.add('resets', 1, function(random)
    local sock = check.ok(socket.connect_tcp('127.0.0.1', port))
    sock:send(text(random, 100000), 0.01)
    sock:read(1)
    sock:close()
end)

-- Left to the collector.
soak.add('dropped', 1, function(random)
    local sock = check.ok(socket.connect_tcp('127.0.0.1', port))
    sock:send(text(random, 100))
    eco.run(function()
        check.eq(#check.ok(sock:readfull(100)), 100)
    end)
end)

local paths = { folder .. '/stream', '\0eco-soak-' .. sys.getpid() }
for _, path in ipairs(paths) do
    serve(check.ok(socket.listen_unix(path)), echo)
end
soak.add('Unix', 2, function(random)
    local sock = check.ok(socket.connect_unix(paths[random(1, 2)]))
    echo_round(random, sock, random(1, 100000))
end)

local udp = check.ok(socket.listen_udp('127.0.0.1', 0))
local udp_port = udp:getsockname().port
eco.run(function()
    while true do
        local data, peer = check.ok(udp:recvfrom(65536))
        udp:sendto(data, peer)
    end
end)
-- A full queue may lose a datagram; one that arrives is whole.
soak.add('UDP', 2, function(random)
    local sock = check.ok(socket.connect_udp('127.0.0.1', udp_port))
    for _ = 1, 20 do
        local data = text(random, random(1, 8000))
        check.eq(sock:send(data), #data)
        local got, err = sock:recv(65536, 1)
        if got ~= data then check.eq(err, 'timeout') end
    end
    sock:close()
end)

local closed_port = net.closed_port()
soak.add('failing', 1, function(random)
    local before = time.monotonic()
    check.fails('Connection refused', socket.connect_tcp('127.0.0.1', closed_port))
    check.fails('No such file or directory', socket.connect_unix(folder .. '/none'))
    check.fails('Address already in use', socket.listen_tcp('127.0.0.1', port))
    local a, b = net.pair()
    check.fails('timeout', a:read(1, random(1, 10) / 1000))
    check.ok(time.monotonic() > before)
    b:close()
    check.fails('closed', a:read(1))
    a:close()
end)

local server = dns_server.start(function(query)
    if query.name:find '^none' then
        return query:answer({}, { rcode = 3 })
    end
    return query:answer(query.type == dns.TYPE_A
        and { dns_server.record(nil, dns.TYPE_A, '\1\2\3\4') } or {})
end)
soak.add('dns', 1, function(random)
    local opts = { nameservers = { server.entry } }
    opts.cache, opts.tcp = random(1, 2) == 1, random(1, 3) == 1
    check.eq(check.ok(dns.query('a' .. random(1, 50) .. '.example', opts))[1].address, '1.2.3.4')
    check.fails('name error', dns.query('none.example', opts))
    check.eq(#check.ok(dns.resolve('b.example', opts)), 1)
    server.queries = {}
end)

-- ---- files, processes, log ----------------------------------------------------------------------

local watcher = check.ok(file.inotify())
local watched = folder .. '/watched'
check.ok(file.mkdir(watched))
watcher:add(watched, file.IN_MOVED_TO)
eco.run(function()
    while watcher:wait() do end
end)
local files = 0
soak.add('files', 1, function(random)
    files = files % 100 + 1 -- rounds that are cut short leave theirs behind
    local path = watched .. '/' .. files
    local data = text(random, random(1, 120000))
    check.ok(file.writefile(path, data, { atomic = true }))
    local f = check.ok(file.open(path))
    check.ok(f:flock(file.LOCK_SH, 5))
    local a, b = net.pair()
    local sender = eco.run(function()
        return a:sendfile(path)
    end)
    check.eq(b:readfull(#data), data)
    check.same({ eco.join(sender) }, { true, #data })
    check.eq(hash.sha256.sum(check.ok(f:read 'a')), hash.sha256.sum(data))
    f:close()
    a:close()
    b:close()
end)

soak.add('children', 1, function(random)
    local data = text(random, random(1, 50000))
    local cat = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
    eco.run(function()
        cat:write(data)
        cat:close_stdin()
    end)
    check.eq(cat:read_stdout 'a', data)
    check.same({ cat:wait() }, { cat.pid, { exited = true, status = 0 } })
    cat:close()
    local _, _, status = check.ok(sys.sh 'echo text; exit 3')
    check.eq(status.status, 3)
    local _, _, err = sys.sh('sleep 10', 0.01)
    check.eq(err, 'timeout')
    check.fails('No such file or directory', sys.exec(folder .. '/none'))
    eco.sleep(0.2)
end)

soak.add('forks', 1, function(random)
    local a, b = net.pair()
    local data = text(random, 1000)
    check.ok(sys.spawn(function()
        a:close()
        b:send(data)
    end))
    b:close()
    check.eq(a:read 'a', data)
    a:close()
    eco.sleep(0.2)
end)

check.ok(log.set_path(folder .. '/log'))
log.set_roll_count(2)
soak.add('log', 1, function(random)
    for _ = 1, 10 do
        log.info('round', random(1, 1000), text(random, random(1, 300)))
    end
end)

-- ---- tasks --------------------------------------------------------------------------------------

soak.add('timers', 2, function(random)
    local fired = 0
    local timers = {}
    for i = 1, 20 do
        timers[i] = time.at(random(0, 20) / 1000, function() fired = fired + 1 end)
    end
    local moment = time.on(time.now() + 0.005, function() fired = fired + 1 end)
    for i = 1, 20, 2 do
        timers[i]:cancel()
        timers[i]:set(random(0, 20) / 1000)
    end
    eco.sleep(0.02)
    for i = 1, 20 do
        timers[i]:close()
    end
    moment:close()
    check.ok(fired <= 31)
end)

local mutex = sync.mutex()
soak.add('locks', 2, function(random)
    if mutex:lock(random(1, 50) / 1000) then
        eco.sleep(random(0, 2) / 1000)
        mutex:unlock()
    end
    local done = sync.waitgroup()
    local queue = channel.new(random(1, 5))
    local sum = 0
    for i = 1, 10 do
        done:add(1)
        eco.run(function()
            if queue:send(i, 0.5) then sum = sum + i end
            done:done()
        end)
    end
    local received = 0
    for _ = 1, 10 do
        received = received + (queue:recv(1) or 0)
    end
    check.eq(done:wait(5), true)
    check.eq(received, sum)
    queue:close()
    local cond = sync.cond()
    local waiter = eco.run(cond.wait, cond, 5)
    check.eq(cond:signal 'news', true)
    check.same({ eco.join(waiter) }, { true, 'news' })
end)

-- Another round, which is cut short by a cancel or a deadline: what it has opened is collected.
soak.add('cut short', 4, function(random)
    local round = soak.pick(random, 'cut short')
    local task = eco.run(pcall, round, random)
    eco.sleep(random(0, 10) / 1000)
    eco.cancel(task)
    check.ok(eco.join(task, 20))
    eco.timeout(random(1, 20) / 1000, pcall, soak.pick(random, 'cut short'), random)
end)

local seen = soak.run(seconds, seed)
local first, last = seen[1], seen[#seen]
for _, now in ipairs(seen) do
    check.eq(now.tasks, first.tasks, 'tasks')
    check.eq(now.descriptors, first.descriptors, 'descriptors')
end
-- The compiled code of LuaJIT grows for a while and is thrown away now and then.
check.ok(last.heap < first.heap + 2048, 'the heap grows')
-- An emulator keeps its translation of all code that LuaJIT has ever made.
if not check.is_instrumented() and not (check.is_emulated() and jit.status()) then
    check.ok(last.resident < first.resident + 8192, 'resident memory grows')
end
os.exit(0)
