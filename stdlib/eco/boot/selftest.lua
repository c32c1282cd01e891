-- SPDX-License-Identifier: MIT
-- eco --selftest: what works on this machine, and what its kernel has. Nothing leaves the machine,
-- and nothing is left on it.

local eco, internal = ...

local file = require 'eco.file'
local socket = require 'eco.socket'
local sys = require 'eco.sys'
local time = require 'eco.time'

local probes = internal.probes

-- Seconds that one check may take.
local LIMIT = 3

-- ---- how a check ends ---------------------------------------------------------------------------
-- It returns a detail, if there is one to tell, or raises one of these.

local function give_up(kind, text)
    error({ kind = kind, text = text }, 0)
end

local function need(value, ...)
    if not value then
        give_up('failed', tostring((...)))
    end
    return value, ...
end

-- Codes that say: not on this machine, or not for this user.
local absent = {
    EACCES = true, EPERM = true, EROFS = true, ENOENT = true, ENODEV = true, ENXIO = true,
    ENOSYS = true, EOPNOTSUPP = true, EAFNOSUPPORT = true, EPROTONOSUPPORT = true,
    ESOCKTNOSUPPORT = true,
}

local function need_support(value, text, code, ...)
    if not value and absent[code] then
        give_up('not available', text)
    end
    return need(value, text, code, ...)
end

-- ---- time and the machine -----------------------------------------------------------------------

local checks = {}

-- Hints are added to the reason, by the way it ended.
local function check(name, f, hints)
    table.insert(checks, { name = name, run = f, hints = hints or {} })
end

check('timers', function()
    local start = time.monotonic()
    eco.sleep(0.02)
    local slept = time.monotonic() - start
    if slept < 0.02 then
        give_up('failed', ('a sleep of 20 ms took %.1f ms'):format(slept * 1000))
    end
    local rang = require 'eco.channel'.new(1)
    local timer = need(time.on(time.now() + 0.01, function()
        rang:send(true)
    end))
    need(rang:recv(LIMIT))
    timer:close()
    return ('a sleep of 20 ms took %.1f ms'):format(slept * 1000)
end)

local function calculate()
    local sum, product = 0, 1
    for i = 1, 1000 do
        sum = sum + i / 7 + math.sqrt(i) % 3
        product = (product * 31 + bit.bxor(i, 85)) % 65521
    end
    return ('%.10g %d'):format(sum, product)
end

local function check_calculation()
    local result = calculate()
    if result ~= '72962.45589 9479' then
        give_up('failed', 'computes ' .. result .. ', not 72962.45589 9479')
    end
end

check('arithmetic', function()
    local compiles = jit.status()
    jit.off(calculate)
    check_calculation()
    if compiles then
        jit.on(calculate)
    end
end)

check('compiled code', function()
    if not jit.status() then
        give_up('not available', 'the compiler is off')
    end
    for _ = 1, 3 do
        check_calculation()
    end
    if not require 'jit.util'.traceinfo(1) then
        give_up('not available', 'nothing was compiled: may memory not be executed?')
    end
end)

check('digests', function()
    local hex = require 'eco.encoding'.hex
    local digest = hex.encode(require 'eco.hash'.sha256.sum 'abc')
    if digest:sub(1, 16) ~= 'ba7816bf8f01cfea' then
        give_up('failed', 'SHA-256 of "abc" is ' .. digest)
    end
end)

check('random numbers', function()
    local random = require 'eco.random'
    if need(random.bytes(16)) == need(random.bytes(16)) then
        give_up('failed', 'the same bytes twice')
    end
end)

-- ---- sockets ------------------------------------------------------------------------------------

-- A machine may do without IPv6.
local function need_address(address, value, text, code)
    local missing = absent[code] or code == 'EADDRNOTAVAIL' or code == 'ENETUNREACH'
    if not value and missing and address == '::1' then
        give_up('not available', text)
    end
    return need(value, text)
end

local function pass_on(sender, receiver)
    need(sender:send('over there'))
    local text = need(receiver:recv(100, LIMIT))
    if text ~= 'over there' then
        give_up('failed', 'received ' .. ('%q'):format(text))
    end
end

local function pass_both_ways(a, b)
    pass_on(a, b)
    pass_on(b, a)
    a:close()
    b:close()
end

local function check_tcp(address)
    local server = need_address(address, socket.listen_tcp(address, 0))
    local port = server:getsockname().port
    local client = need_address(address, socket.connect_tcp(address, port, { timeout = LIMIT }))
    local accepted = need(server:accept(LIMIT))
    server:close()
    pass_both_ways(client, accepted)
end

local function check_udp(address)
    local server = need_address(address, socket.listen_udp(address, 0))
    local port = server:getsockname().port
    local client = need_address(address, socket.connect_udp(address, port))
    pass_on(client, server)
    client:close()
    server:close()
end

for _, address in ipairs { '127.0.0.1', '::1' } do
    local hints = { failed = 'is the interface lo up?', ['not available'] = 'IPv6 is off' }
    check('TCP over ' .. address, function()
        return check_tcp(address)
    end, hints)
    check('UDP over ' .. address, function()
        return check_udp(address)
    end, hints)
end

check('Unix sockets', function()
    local name = ('\0eco selftest %d'):format(sys.getpid())
    local server = need(socket.listen_unix(name))
    local client = need(socket.connect_unix(name))
    pass_both_ways(client, need(server:accept(LIMIT)))
    server:close()
    pass_both_ways(need(socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)))
end)

-- ---- names --------------------------------------------------------------------------------------

check('name servers', function()
    local path = '/etc/resolv.conf'
    need_support(file.readfile(path, 1))
    return path .. ': ' .. table.concat(require 'eco.dns.files'.config().nameservers, ', ')
end)

check('localhost', function()
    local addresses = {}
    for _, record in ipairs(need(require 'eco.dns'.query('localhost'))) do
        table.insert(addresses, record.address)
    end
    return table.concat(addresses, ', ')
end)

-- ---- processes ----------------------------------------------------------------------------------

check('a shell', function()
    need_support(file.stat('/bin/sh'))
    local out, _, how, code = sys.sh('echo out; exit 3', LIMIT)
    need(out, how or code)
    if out ~= 'out\n' or how.status ~= 3 then
        give_up('failed', '/bin/sh does not do what it is told')
    end
end)

local function wait_for(pid)
    while true do
        local found, how = need(sys.waitpid(pid))
        if found ~= 0 then
            return how
        end
        local _, reason = eco.sleep(0.005)
        need(not reason, reason)
    end
end

check('a second process', function()
    local pid = need(sys.spawn(function()
        eco.sleep(0.01)
        os.exit(3)
    end))
    if wait_for(pid).status ~= 3 then
        give_up('failed', 'it did not end as it should')
    end
end)

check('signals', function()
    local got = require 'eco.channel'.new(1)
    local handler = need(sys.signal(sys.SIGUSR2, function()
        got:send(true)
    end))
    need(sys.kill(sys.getpid(), sys.SIGUSR2))
    need(got:recv(LIMIT))
    handler:close()
end)

-- ---- files --------------------------------------------------------------------------------------

local function use(path)
    need(file.writefile(path, 'a line\n', { atomic = true, sync = true }))
    local opened = need(file.open(path, 'r+'))
    need(opened:flock(file.LOCK_EX + file.LOCK_NB))
    local line = need(opened:read('l'))
    opened:close()
    if line ~= 'a line' or need(file.stat(path)).size ~= 7 then
        give_up('failed', 'a file has not what was written to it')
    end
end

check('files', function()
    local directory = need_support(file.mkdtemp())
    local path = directory .. '/file'
    local ok, reason = pcall(use, path)
    file.unlink(path)
    need(file.rmdir(directory))
    return ok and 'in ' .. file.dirname(directory) or error(reason, 0)
end)

check('files by threads', function()
    local executable = need_support(file.open '/proc/self/exe')
    local image = need(executable:read('a'))
    local size = need(executable:stat()).size
    executable:close()
    if #image ~= size then
        give_up('failed', 'reading the executable ended too early')
    end
end)

check('reading without waiting', function()
    need_support(probes.read_nowait('/proc/self/exe'))
    return 'RWF_NOWAIT'
end)

check('inotify', function()
    local watcher = need_support(file.inotify())
    need_support(watcher:add('/', file.IN_OPEN))
    need(file.list('/'))
    need(watcher:wait(LIMIT))
    watcher:close()
end)

-- ---- what not every kernel has, and not every user may ------------------------------------------

check('ping sockets', function()
    need_support(socket.icmp()):close()
    need_support(require 'eco.net'.ping('127.0.0.1', { timeout = LIMIT }))
end, { ['not available'] = 'sysctl net.ipv4.ping_group_range' })

local function check_opening(...)
    need_support(socket.socket(...)):close()
end

check('raw sockets', function()
    return check_opening(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
end, { ['not available'] = 'CAP_NET_RAW' })

check('packet sockets', function()
    return check_opening(socket.AF_PACKET, socket.SOCK_RAW, 0)
end, { ['not available'] = 'CAP_NET_RAW' })

check('netlink sockets', function()
    need_support(socket.netlink(0)):close()
end)

check('TUN', function()
    need_support(file.open('/dev/net/tun', 'r+')):close()
    return '/dev/net/tun can be opened'
end, { ['not available'] = '/dev/net/tun' })

-- ---- the report ---------------------------------------------------------------------------------

local function megabytes(bytes)
    return bytes and ('%.1f MB'):format(bytes / 2 ^ 20) or '?'
end

-- A line of /proc/self/status, in bytes.
local function memory_of(field)
    local text = file.readfile('/proc/self/status') or ''
    local kilobytes = text:match(field .. ':%s*(%d+)')
    return kilobytes and kilobytes * 1024
end

local function abi(name)
    local ok, ffi = pcall(require, 'ffi')
    return ok and ffi.abi(name)
end

local function describe_vm()
    local compiler = jit.status() and 'compiler on' or 'compiler off'
    return table.concat({ jit.version, jit.arch, abi '64bit' and '64 bit' or '32 bit',
        abi 'le' and 'little-endian' or 'big-endian', abi 'gc64' and 'GC64' or 'no GC64',
        abi 'softfp' and 'soft float' or 'hard float', compiler }, ', ')
end

local function describe_system()
    local name, release, machine = probes.uname()
    local memory = sys.meminfo() or {}
    return ('%s %s, %s, %d processors, %s of %s memory available'):format(name, release, machine,
        sys.get_nprocs(), megabytes(memory.MemAvailable), megabytes(memory.MemTotal))
end

local function describe_sizes()
    local executable = file.open '/proc/self/exe'
    local size = executable and executable:stat().size
    return ('executable %s, resident %s, %s of it our own, Lua heap %s'):format(
        megabytes(size), megabytes(memory_of 'VmRSS'),
        megabytes(memory_of 'RssAnon'), megabytes(collectgarbage 'count' * 1024))
end

-- How it ended, and a detail.
local function try(one)
    local ok, result, reason = pcall(eco.timeout, LIMIT, one.run)
    if ok and reason == 'timeout' then
        return 'failed', ('not done after %d seconds'):format(LIMIT)
    elseif ok then
        return 'ok', result
    elseif type(result) ~= 'table' then
        return 'failed', tostring(result)
    end
    local hint = one.hints[result.kind]
    return result.kind, result.text .. (hint and ' (' .. hint .. ')' or '')
end

return function()
    print('eco ' .. probes.version .. ', API ' .. eco.VERSION)
    print(describe_vm())
    print(describe_system())
    print(describe_sizes())
    local counts = { ok = 0, failed = 0, ['not available'] = 0 }
    for _, one in ipairs(checks) do
        local outcome, detail = try(one)
        counts[outcome] = counts[outcome] + 1
        local line = ('%-14s %-24s %s'):format(outcome, one.name, detail or '')
        print((line:gsub('%s+$', '')))
    end
    print(('selftest: %d ok, %d failed, %d not available'):format(counts.ok, counts.failed,
        counts['not available']))
    os.exit(counts.failed == 0 and 0 or 1)
end
