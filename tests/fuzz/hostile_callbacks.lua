-- SPDX-License-Identifier: MIT
-- Each place in which eco or the VM calls a function of the script, with each hostile thing that
-- the function may do there: the process goes on as if nothing had been, or ends with the status
-- that it should, and never by a signal. Every pair has a process of its own. One pair in eight
-- is tried, with ECO_FUZZ_SECONDS all of them; ECO_FUZZ_SEED chooses.
-- `hostile_callbacks.lua PLACE ACT` tries one.
local check = require 'check'
local ffi = require 'ffi'
local channel = require 'eco.channel'
local files = require 'eco.file'
local log = require 'eco.log'
local socket = require 'eco.socket'
local sync = require 'eco.sync'
local sys = require 'eco.sys'
local time = require 'eco.time'

local kLongest = 60

require 'libc'

ffi.cdef [[
    void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
    int dup2(int old, int new);
    void __lsan_disable(void);
    typedef struct { int acts, lives; } hostile_callbacks_page;
]]

-- Who leaves at once leaves what only the VM knows of: the leak sanitizer cannot look there.
pcall(function() ffi.C.__lsan_disable() end)

-- What a process tells: how often the act was begun, and whether it was well afterwards.
local page = ffi.cast('hostile_callbacks_page *', ffi.C.mmap(nil, 4096, 3,
    require('kernel').MAP_SHARED_ANONYMOUS, -1, 0))

local main -- the task of the process
local open = {} -- what the act may close

-- ---- what is done -------------------------------------------------------------------------------

local function deep(n)
    return 1 + deep(n + 1)
end

local function nested_pcall(f)
    return pcall(nested_pcall, f)
end

local function bad_error()
    error(setmetatable({}, { __tostring = function() error 'in __tostring' end }))
end

local function nested_coroutines(depth)
    if depth > 0 then coroutine.wrap(nested_coroutines)(depth - 1) end
end

local acts = {
    { 'nothing', function() end },
    { 'error', function() error 'on purpose' end },
    { 'error(nil)', function() error(nil) end },
    { 'an error without a text', bad_error },
    { 'error in a handler', function() xpcall(error, function() error 'again' end) error() end },
    { 'collect', function() collectgarbage() collectgarbage() end },
    { 'collect in steps', function()
        collectgarbage 'stop'
        for i = 0, 20 do collectgarbage('step', i) end
        collectgarbage('setpause', 1)
        collectgarbage('setstepmul', 10000)
        collectgarbage 'restart'
        pcall(collectgarbage, 'generational')
    end },
    { 'sleep(0)', function() eco.sleep(0) end },
    { 'sleep', function() eco.sleep(0.001) end },
    { 'yield', function() coroutine.yield() end },
    { 'cancel itself', function()
        local co = coroutine.running()
        if co then eco.cancel(co) end
        eco.sleep(0.001)
    end },
    { 'cancel all', function()
        for _, co in ipairs(eco.all()) do
            if co ~= main then eco.cancel(co) end
        end
    end },
    { 'close all', function()
        for _, object in ipairs(open) do object:close() end
        collectgarbage()
    end },
    { 'close all tasks', function()
        for _, co in ipairs(eco.all()) do
            if co ~= main then pcall(coroutine.close, co) end
        end
    end },
    { 'recursion', function() deep(1) end },
    { 'recursion of pcall', function() nested_pcall(error) end },
    { 'coroutines in coroutines', function() nested_coroutines(300) end },
    { 'many tasks', function() for _ = 1, 300 do eco.run(eco.sleep, 0) end end },
    { 'string bomb', function() pcall(string.rep, 'x', 1e15) pcall(string.rep, 'x', 1e7) end },
    { 'a hook', function()
        debug.sethook(function() end, 'crl', 1)
        eco.run(function() eco.sleep(0) end)
        for _ = 1, 100 do tostring {} end
        debug.sethook()
    end },
    { 'a hook that waits', function()
        debug.sethook(function() pcall(eco.sleep, 0.001) end, 'l', 10)
        for _ = 1, 100 do tostring {} end
        debug.sethook()
    end },
    { 'a hook that fails', function()
        debug.sethook(function() debug.sethook() error 'in a hook' end, '', 3)
        for _ = 1, 100 do tostring {} end
    end },
    { 'start a process', function()
        local pid = sys.spawn(function() eco.sleep(0.001) os.exit(5) end)
        local found, how = 0, nil
        while pid and found == 0 do found, how = sys.waitpid(pid) end
        if how.status ~= 5 then os.exit(9) end
    end },
    { 'timeout(0)', function() eco.timeout(0, function() eco.sleep(1) end) end },
    { 'unloop', function() eco.unloop() end, 0 },
    { 'exit', function() os.exit(7) end, 7 },
    { 'exit and close', function() os.exit(7, true) end, 7 },
    { 'exit in a coroutine', function() coroutine.wrap(os.exit)(7) end, 7 },
    { 'exit in a task', function() eco.run(os.exit, 7) end, 7 },
    { 'exit while a thread works', function()
        eco.run(function() files.readfile '/proc/self/maps' end)
        eco.run(function() sys.sh 'sleep 60' end)
        os.exit(7)
    end, 7 },
}

-- ---- where --------------------------------------------------------------------------------------

local function finaliser(act)
    local proxy = newproxy(true)
    getmetatable(proxy).__gc = act
end

local function wait_for_some()
    eco.sleep(0.005)
end

local places = {
    { 'task', function(act) eco.run(act) end },
    { 'joined task', function(act) eco.join(eco.run(function() eco.sleep(0) act() end)) end },
    { 'group', function(act)
        local group = eco.group()
        group:run(eco.sleep, 0.001)
        group:run(act)
        group:wait(0.01)
    end },
    { 'generator', function(act) coroutine.wrap(act)() end },
    { 'iterator', function(act)
        local function step(_, last)
            if not last then act() return true end
        end
        for _ in step do eco.sleep(0) end
    end },
    { 'timeout', function(act) eco.timeout(0.001, act) end },
    { 'with', function(act) eco.with({ close = act }, function() end) end },
    { 'timer', function(act)
        open[#open + 1] = time.at(0, act)
        wait_for_some()
    end },
    { 'timer of the wall clock', function(act)
        open[#open + 1] = time.on(time.now(), act)
        wait_for_some()
    end },
    { 'signal', function(act)
        open[#open + 1] = sys.signal(sys.SIGUSR2, act)
        sys.kill(sys.getpid(), sys.SIGUSR2)
        wait_for_some()
    end },
    { 'panic hook', function(act)
        eco.set_panic_hook(act)
        eco.run(error, 'for the hook')
        wait_for_some()
    end, ends = true },
    { 'watchdog', function(act)
        eco.set_panic_hook(act)
        eco.set_watchdog_timeout(1)
        eco.run(function()
            local ends = time.monotonic() + 0.004
            while time.monotonic() < ends do end
        end)
        eco.set_watchdog_timeout(0)
        eco.set_panic_hook(nil)
    end },
    { '__gc', function(act) finaliser(act) collectgarbage() collectgarbage() end },
    { '__gc while others wait', function(act)
        eco.run(function() open[1]:read(1) end)
        finaliser(act)
        eco.run(function() collectgarbage() collectgarbage() end)
    end },
    { '__gc at the end', function(act)
        finaliser(act)
        page.lives = 1
        os.exit(0)
    end, ends = true, at_end = true },
    { '__index', function(act)
        local _ = setmetatable({}, { __index = function() act() end }).field
    end },
    { 'option table', function(act)
        local made = socket.listen_tcp('127.0.0.1', 0, setmetatable({}, { __index = act }))
        if made then made:close() end
    end },
    { '__tostring in a log', function(act)
        log.set_path '/dev/null'
        log.err(setmetatable({}, { __tostring = act }))
    end },
    { '__tostring of an error', function(act)
        eco.run(error, setmetatable({}, { __tostring = act }))
        wait_for_some()
    end, ends = true },
    { 'sort', function(act) table.sort({ 3, 2, 1 }, function(a, b) act() return a < b end) end },
    { 'gsub', function(act) string.gsub('abc', 'b', function() act() end) end },
    { 'require', function(act)
        package.preload.hostile_module = act
        require 'hostile_module'
    end },
    { 'searcher', function(act)
        table.insert(package.loaders, 1, function() act() end)
        pcall(require, 'no such module')
        table.remove(package.loaders, 1)
    end },
    { 'load', function(act) load(function() act() end) end },
    { 'xpcall handler', function(act) xpcall(error, function() act() end) end },
    { 'hook', function(act)
        local done = false
        debug.sethook(function()
            if not done then done = true act() end
        end, 'l')
        local _ = 1
        debug.sethook()
    end },
    { 'before a lock', function(act)
        local mutex, cond, queue = sync.mutex(), sync.cond(), channel.new()
        mutex:lock()
        eco.run(function() mutex:lock() act() end)
        eco.run(function() cond:wait() act() end)
        eco.run(function() queue:recv() act() end)
        mutex:unlock()
        cond:broadcast()
        queue:send(1)
        wait_for_some()
    end },
    { 'while a socket waits', function(act)
        eco.run(function() open[1]:read(1) end)
        eco.run(function() open[3]:accept() end)
        eco.run(function() open[2]:send(('x'):rep(1000000)) end)
        act()
    end },
}

-- ---- a process for each pair --------------------------------------------------------------------

-- Can a task still be woken by a socket, a timer and another task?
local function is_well()
    debug.sethook()
    local a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    local task = eco.run(function()
        eco.sleep(0.001)
        b:send 'well\n'
    end)
    return a:read('l', 20) == 'well' and eco.join(task) == true
end

local function run_pair(place, act)
    main = coroutine.running()
    local null = check.ok(files.open('/dev/null', 'r+'))
    ffi.C.dup2(ffi.cast('int', null:getfd()), 1)
    ffi.C.dup2(ffi.cast('int', null:getfd()), 2)
    open[1], open[2] = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    open[3] = socket.listen_tcp('127.0.0.1', 0)
    local function counted()
        page.acts = page.acts + 1
        if page.acts <= 3 then return act[2]() end
    end
    -- The place may be left by a yield for good, or by an error.
    local task = eco.run(function() pcall(place[2], counted) end)
    eco.join(task, 0.02)
    if is_well() then page.lives = 1 end
    os.exit(0)
end

local function wait_for(pid)
    local ends = time.monotonic() + kLongest
    repeat
        eco.sleep(0.0005)
        local found, how = sys.waitpid(pid)
        if found ~= 0 then return how end
    until time.monotonic() > ends
    sys.kill(pid, sys.SIGKILL)
    return { status = 'none: it hangs' }
end

-- What is wrong with how it ended?
local function verdict(place, act, how)
    if not how.exited then return 'ended by ' .. tostring(how.status) end
    if page.acts == 0 then return not place.at_end and 'the place was not reached' or nil end
    if act[3] and how.status == act[3] then return nil end
    if act[3] and not (place.ends or place.catches) then return 'status ' .. how.status end
    if how.status == 1 then return nil end -- an uncaught error
    if how.status ~= 0 then return 'status ' .. how.status end
    return page.lives == 0 and 'no task can be woken any more' or nil
end

local stride = (arg[1] or os.getenv 'ECO_FUZZ_SECONDS') and 1 or 8
local number = tonumber(os.getenv 'ECO_FUZZ_SEED') or 1
local failed, pairs_tried = {}, 0
for _, place in ipairs(places) do
    for _, act in ipairs(acts) do
        number = number + 1
        -- The VM does not notice that a hook has failed there: the next wait is one in it.
        local beyond = place[1] == 'load' and act[1] == 'a hook that fails'
        local wanted = not beyond and place[1] == (arg[1] or place[1])
            and act[1] == (arg[2] or act[1])
        if wanted and number % stride == 0 then
            page.acts, page.lives = 0, 0
            local pid = check.ok(sys.spawn(function() run_pair(place, act) end))
            local wrong = verdict(place, act, wait_for(pid))
            pairs_tried = pairs_tried + 1
            if wrong then
                failed[#failed + 1] = ('%s, %s: %s'):format(place[1], act[1], wrong)
            end
        end
    end
end
print(pairs_tried .. ' pairs')
check.eq(table.concat(failed, '\n'), '')
