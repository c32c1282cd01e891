-- SPDX-License-Identifier: MIT
-- Every function that a module exports, and every method of every object, with every kind of wrong
-- argument in every place. None may crash, hang, or fail inside eco's own Lua code; what they raise
-- and what they return in place of a result is text. Modules are found, not listed: a new one is
-- tested as it comes. Each has a process, a folder and if possible a network of its own.
-- ECO_FUZZ_SECONDS (default 4) and ECO_FUZZ_SEED choose more.
local check = require 'check'
local ffi = require 'ffi'
local files = require 'eco.file'
local hostile = require 'hostile'
local sys = require 'eco.sys'
local time = require 'eco.time'

local seconds = tonumber(os.getenv 'ECO_FUZZ_SECONDS') or 4
local seed = tonumber(os.getenv 'ECO_FUZZ_SEED') or 1
local random, pick = math.random, hostile.pick
local kLongest = 30 -- seconds that a process may take longer than it should

require 'libc'

ffi.cdef [[
    void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t offset);
    int chdir(const char *path);
    int dup2(int old, int new);
    int unshare(int flags);
    typedef struct {
        char now[400], wrong[2000];
        double calls, functions;
    } every_function_page;
]]

-- What the processes tell: the call they are in, and what went wrong.
local page = ffi.cast('every_function_page *', ffi.C.mmap(nil, 4096, 3,
    require('kernel').MAP_SHARED_ANONYMOUS, -1, 0))

-- Parts of the runtime, which trust who calls them.
local internal = { ['eco.compat'] = true, ['eco.syntax'] = true }
-- What ends the process, has it run without limits, or touches what belongs to the machine.
local excluded = {
    ['eco.unloop'] = true, ['eco.run'] = true,
    ['eco.cli.run'] = true,
    ['eco.sys.kill'] = true, ['eco.sys.fork'] = true, ['eco.sys.spawn'] = true,
    ['eco.sys.daemonize'] = true, ['eco.sys.rlimit'] = true, ['eco.sys.setenv'] = true,
    ['eco.file.close'] = true, -- of any number
    ['eco.termios.tcflow'] = true, ['eco.termios.set_winsize'] = true,
}

-- Where other results are right: what a task of the group has failed with; an errno value.
local unchecked = { ['group:wait'] = true, ['eco.file.flock'] = true }

-- ---- values -------------------------------------------------------------------------------------

local function raise()
    error('a metamethod', 0)
end
local raising = { __index = raise, __newindex = raise, __call = raise, __tostring = raise,
    __len = raise, __eq = raise, __lt = raise, __concat = raise }

local plain = {
    function() return nil end,
    function() return true end,
    function() return false end,
    function() return 0 end,
    function() return 1 end,
    function() return -1 end,
    function() return 1.5 end,
    function() return 0 / 0 end,
    function() return 1 / 0 end,
    function() return -1 / 0 end,
    function() return 2 ^ 31 end,
    function() return 2 ^ 53 end,
    function() return -2 ^ 63 end,
    function() return 1e308 end,
    function() return '' end,
    function() return 'x' end,
    function() return 'l' end,
    function() return '1' end,
    function() return 'a\0b' end,
    function() return '\255\254' end,
    function() return '%s%n' end,
    function() return '127.0.0.1' end,
    function() return ('y'):rep(70000) end,
    function() return {} end,
    function() return { 1, 'x', {} } end,
    function() return { [0 / 1] = 1, timeout = 'x', type = {}, name = 1 } end,
    function() return setmetatable({}, raising) end,
    function() return function() end end,
    function() return function(...) return ... end end,
    function() return coroutine.create(function() end) end,
    function() return eco.run(function() eco.sleep(0) end) end,
    function() return newproxy(true) end,
    function() return io.stdout end,
    function() return ffi.new 'int[4]' end,
    function() return 1LL end,
}
local likely = {
    function() return 1 end,
    function() return 2 end,
    function() return 'x' end,
    function() return '127.0.0.1' end,
    function() return {} end,
    function() return function() end end,
    function() return nil end,
}

local function object()
    local ok, made = pcall(pick(hostile.objects))
    return ok and made or nil
end

local function any()
    return random(5) == 1 and object() or pick(plain)()
end

-- ---- one call -----------------------------------------------------------------------------------

local function show(value)
    local ok, text = pcall(tostring, value)
    text = ok and text:sub(1, 30) or '?'
    return type(value) == 'string' and ('%q'):format(text) or text
end

local function describe(name, arguments, count)
    local texts = {}
    for i = 1, count do
        texts[i] = show(arguments[i])
    end
    return name .. '(' .. table.concat(texts, ', ') .. ')'
end

local inner_errors = {
    'attempt to index', 'attempt to call', 'attempt to compare', 'attempt to perform',
    'attempt to concatenate', 'attempt to get length', 'assertion failed', 'stack overflow',
}

local function problem(ok, result, err)
    if ok then
        if result ~= nil or err == nil or type(err) == 'string' then return nil end
        return 'it fails with a ' .. type(err)
    end
    if result == 'a metamethod' then return nil end
    if type(result) ~= 'string' then return 'it raises a ' .. type(result) end
    for _, text in ipairs(inner_errors) do
        if result:find(text, 1, true) and not result:find('C-call boundary', 1, true) then
            return 'it raises ' .. result
        end
    end
    return result:find('^stdlib/') and 'it raises ' .. result or nil
end

local function try(name, f, arguments, count)
    local text = describe(name, arguments, count)
    ffi.copy(page.now, text:sub(1, 399))
    page.calls = page.calls + 1
    local function check_results(...)
        local wrong = problem(...)
        if wrong and not unchecked[name] then
            ffi.copy(page.wrong, (text .. ': ' .. wrong):sub(1, 1999))
            os.exit(3)
        end
    end
    eco.timeout(0.001, function()
        check_results(pcall(f, unpack(arguments, 1, count)))
    end)
end

local function try_all(name, f, make_self, budget)
    page.functions = page.functions + 1
    local first = make_self and 2 or 1
    local function arguments(count, at, value)
        local list = {}
        for i = 1, count do
            list[i] = pick(likely)()
        end
        if make_self then
            local ok, self = pcall(make_self)
            list[1] = ok and self or nil
        end
        if at then list[at] = value end
        return list
    end
    if not make_self then try(name, f, {}, 0) end
    for _, make in ipairs(plain) do
        try(name, f, arguments(first, first, make()), first)
        if make_self and not name:find(':__', 1, true) then
            try(name, f, { (make()) }, 1)
        end
    end
    local ends = time.monotonic() + budget
    repeat
        local at = random(first, first + 4)
        local count = random(at, first + 5)
        try(name, f, arguments(count, at, any()), count)
        if random(100) == 1 then collectgarbage() end
    until time.monotonic() >= ends
end

-- ---- what there is ------------------------------------------------------------------------------

local function sorted_functions(prefix, library)
    local names = {}
    for name, f in pairs(library) do
        if type(f) == 'function' and not excluded[prefix .. name] then names[#names + 1] = name end
    end
    table.sort(names)
    return names
end

local parts = {} -- { name, function, make_self }

local modules = { eco = eco }
for _, registry in ipairs { package.preload, package.loaded } do
    for name in pairs(registry) do
        local part = name:match '^eco%.([%w_]+)$'
        local of_library = name:match '^eco%.hash%.' or name:match '^eco%.encoding%.'
        local is_public = part or of_library and not name:match 'pieces$'
            and not name:match 'algorithm$' and not name:match 'codec$' and not name:match 'digest$'
        if is_public and not internal[name] then modules[name] = require(name) end
    end
end
for name, library in pairs(modules) do
    local list = {}
    local keys = type(library) == 'table' and sorted_functions(name .. '.', library) or {}
    for _, key in ipairs(keys) do
        list[#list + 1] = { name .. '.' .. key, library[key] }
    end
    if list[1] then parts[#parts + 1] = { name, list } end
end

local seen = {}
for _, make in ipairs(hostile.objects) do
    local ok, made = pcall(make)
    local meta = ok and made and debug.getmetatable(made) or {}
    local index = rawget(meta, '__methods') or rawget(meta, '__index')
    local kind = ok and made and tostring(made):match '^[%a_]+'
    if type(index) == 'table' then
        local key = index
        if not seen[key] then
            seen[key] = { kind, {}, {} }
            parts[#parts + 1] = { kind .. ' object', seen[key][2] }
            for _, name in ipairs(sorted_functions('', index)) do
                table.insert(seen[key][2], { kind .. ':' .. name, index[name], function()
                    return pick(seen[key][3])()
                end })
            end
        end
        table.insert(seen[key][3], make)
    end
end
table.sort(parts, function(a, b) return a[1] < b[1] end)
local functions = 0
for _, part in ipairs(parts) do
    functions = functions + #part[2]
end

-- ---- a process for each -------------------------------------------------------------------------

local folder = check.ok(files.mkdtemp '/tmp/every_function.XXXXXX')

local function run_part(part)
    math.randomseed(seed)
    local output = io.open(folder .. '/output', 'w')
    for fd = 1, 2 do
        ffi.C.dup2(ffi.cast('int', check.ok(files.open(folder .. '/output', 'a')):getfd()), fd)
    end
    output:close()
    ffi.C.chdir(folder)
    ffi.C.unshare(0x40000000)
    eco.set_watchdog_timeout(0)
    for _, entry in ipairs(part[2]) do
        try_all(entry[1], entry[2], entry[3], seconds / functions)
    end
    os.exit(0)
end

local function wait_for(pid, limit)
    local ends = time.monotonic() + limit
    repeat
        eco.sleep(0.002)
        local found, how = sys.waitpid(pid)
        if found ~= 0 then return how end
    until time.monotonic() > ends
    sys.kill(pid, sys.SIGKILL)
    return { hangs = true }
end

local failed = {}
for _, part in ipairs(parts) do
    ffi.fill(page.now, 400)
    ffi.fill(page.wrong, 2000)
    local pid = check.ok(sys.spawn(function() run_part(part) end))
    local how = wait_for(pid, kLongest + seconds)
    if not how.exited or how.status ~= 0 then
        local wrong = ffi.string(page.wrong)
        local what = how.hangs and 'hangs' or how.signaled and 'ended by signal ' .. how.status
            or 'status ' .. tostring(how.status)
        failed[#failed + 1] = wrong ~= '' and wrong
            or ('%s in %s\n%s'):format(what, ffi.string(page.now),
                (files.readfile(folder .. '/output') or ''):sub(-3000))
    end
end
os.execute('chmod -R u+rwx ' .. folder .. '; rm -rf ' .. folder)
hostile.clean_up()
print(('%d functions, %d calls'):format(page.functions, page.calls))
check.eq(table.concat(failed, '\n'), '')
os.exit(0) -- the objects that were looked at may hold the loop
