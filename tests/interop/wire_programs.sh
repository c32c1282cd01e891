# SPDX-License-Identifier: MIT
# Other programs at the far end of a bad wire: socat, nc, curl, busybox httpd, and iperf3 through a proxy.
. tests/lib/check.sh
for tool in socat nc curl busybox iperf3; do
    command -v $tool >/dev/null || skip "$tool is not installed"
done

script=$(lua programs.lua <<'LUA'
local check = require 'check'
local file = require 'eco.file'
local hash = require 'eco.hash'
local random = require 'eco.random'
local socket = require 'eco.socket'
local sys = require 'eco.sys'
local wire = require 'wire'

local folder = arg[1]
local kSize = 400000
local data = random.bytes(kSize)
check.ok(file.writefile(folder .. '/data', data))
local digest = hash.sha256.sum(data)

-- A program in the far network; it ends even if this test does not come to that.
local function start(...)
    return wire.far(sys.exec, { 'timeout', '60', ... }, nil, { stdout = 'null' })
end

-- Until something over there listens.
local function connect(port)
    for _ = 1, 500 do
        local sock = socket.connect_tcp(wire.FAR, port, { timeout = 20 })
        if sock then return sock end
        eco.sleep(0.01)
    end
    error('nobody listens to ' .. port)
end

local function get_all(sock)
    return hash.sha256.sum(check.ok(sock:read('a', 30)))
end

local function ended(proc)
    check.same({ proc:wait(30) }, { proc.pid, { exited = true, status = 0 } })
    proc:close()
end

local tests = {}

function tests.socat_echoes()
    local socat = start('socat', 'TCP-LISTEN:4001', 'EXEC:cat')
    local sock = connect(4001)
    local sender = eco.run(function()
        check.eq(sock:send(data), kSize)
        sock:shutdown()
    end)
    check.eq(get_all(sock), digest)
    check.same({ eco.join(sender) }, { true })
    ended(socat)
end

function tests.socat_and_nc_send_a_file()
    local listener = check.ok(socket.listen_tcp(nil, 0))
    local port = listener:getsockname().port
    for _, line in ipairs {
        ('socat -u OPEN:%s/data TCP:%s:%d'):format(folder, wire.NEAR, port),
        ('nc -N %s %d <%s/data'):format(wire.NEAR, port, folder),
    } do
        local sender = start('sh', '-c', line)
        local client = check.ok(listener:accept(20))
        check.eq(get_all(client), digest)
        client:close()
        ended(sender)
    end
end

function tests.datagrams_to_socat()
    local socat = start('socat', 'UDP-RECVFROM:4002,fork', 'EXEC:cat')
    local sock = check.ok(socket.connect_udp(wire.FAR, 4002))
    local answered = 0
    for i = 1, 100 do
        local question = 'datagram ' .. i
        sock:send(question)
        local answer = sock:recv(100, 0.02)
        if answer then
            check.ok(answer:find '^datagram %d+$', answer)
            answered = answered + 1
        end
        if answered == 10 then break end
    end
    check.eq(answered, 10)
    socat:stop()
end

function tests.a_page_of_httpd()
    local httpd = start('busybox', 'httpd', '-f', '-p', '4003', '-h', folder)
    local sock = connect(4003)
    sock:send 'GET /data HTTP/1.0\r\n\r\n'
    check.ok(check.ok(sock:read('l', 20)):find '^HTTP/1.%d 200 OK$')
    repeat until sock:read('l', 20) == ''
    check.eq(get_all(sock), digest)
    httpd:stop()
end

function tests.curl_gets_a_page()
    local listener = check.ok(socket.listen_tcp(nil, 0))
    local curl = start('curl', '-sS', '--output', folder .. '/page',
        ('http://%s:%d/'):format(wire.NEAR, listener:getsockname().port))
    local client = check.ok(listener:accept(20))
    check.eq(client:read('l', 20), 'GET / HTTP/1.1')
    client:send(('HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n'):format(kSize))
    check.eq(client:sendfile(folder .. '/data'), kSize)
    client:close()
    ended(curl)
    check.eq(hash.sha256.sum(file.readfile(folder .. '/page')), digest)
end

-- Every byte between an iperf3 here and one over there passes through two tasks.
function tests.proxy_for_iperf3()
    local server = start('iperf3', '--server', '--one-off', '--port', '4004')
    local listener = check.ok(socket.listen_tcp('127.0.0.1', 0))
    local moved = 0
    local function copy(from, to)
        for part in function() return from:read(65536) end do
            moved = moved + #part
            if not to:send(part) then break end
        end
        to:shutdown()
    end
    local serving = eco.run(function()
        while true do
            local client = listener:accept()
            if not client then break end
            local there = connect(4004)
            eco.run(copy, client, there)
            eco.run(copy, there, client)
        end
    end)
    ended(check.ok(sys.exec({ 'iperf3', '--client', '127.0.0.1', '--port',
        listener:getsockname().port, '--bytes', '4M' }, nil, { stdout = 'null' })))
    listener:close()
    check.ok(eco.join(serving, 10))
    ended(server)
    check.ok(moved > 100000, moved) -- what is on its way at its end, iperf3 drops
end

wire.set { loss = 0.01, delay = 0.001, jitter = 0.003, duplicate = 0.02, seed = 5 }
local all = eco.group()
for name, test in pairs(tests) do
    all:run(function()
        local done, err = pcall(test)
        if not done then error(name .. ': ' .. tostring(err), 0) end
    end)
end
check.ok(all:wait(50))
os.exit(0)
LUA
)
export LUA_PATH="tests/lib/?.lua;;"
run "$ECO" "$script" "$tmp"
[ "$status" != 77 ] || skip "${out#skip: }"
is status "$status" 0
