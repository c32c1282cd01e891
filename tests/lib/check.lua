-- SPDX-License-Identifier: MIT
-- What the tests ask: each function raises with the caller's line when the answer is no.
--
--     local check = require 'check'
--     check.eq(sock:read('l'), 'hello', 'first line')
--     check.fails('timeout', sock:read('l', 0.01))

local ffi = require 'ffi'

local check = {}

-- Level of the code that called a function of this module, given one level of helpers (`fail`).
local CALLER = 3

local function quote(value)
    return type(value) == 'string' and ('%q'):format(value) or tostring(value)
end

local function show(value, depth)
    if type(value) ~= 'table' or depth == 0 then
        return quote(value)
    end
    local items = {}
    for k, v in pairs(value) do
        items[#items + 1] = '[' .. quote(k) .. '] = ' .. show(v, depth - 1)
    end
    table.sort(items)
    return '{' .. table.concat(items, ', ') .. '}'
end

local function fail(what, ...)
    local message = string.format(...)
    error(what and ('%s: %s'):format(what, message) or message, CALLER)
end

local function equal(a, b)
    return rawequal(a, b) or (a ~= a and b ~= b)
end

local function same(a, b)
    if type(a) ~= 'table' or type(b) ~= 'table' then
        return equal(a, b)
    end
    for k, v in pairs(a) do
        if not same(v, b[k]) then
            return false
        end
    end
    for k in pairs(b) do
        if a[k] == nil then
            return false
        end
    end
    return true
end

-- The same value; NaN is the same as NaN.
function check.eq(got, want, what)
    if not equal(got, want) then
        fail(what, 'got %s, want %s', quote(got), quote(want))
    end
end

-- The same value, or tables with the same contents.
function check.same(got, want, what)
    if not same(got, want) then
        fail(what, 'got %s, want %s', show(got, 4), show(want, 4))
    end
end

-- A true value; returns all of them: local sock = check.ok(socket.tcp())
function check.ok(value, ...)
    if not value then
        fail(nil, 'got %s, %s', quote(value), quote((...)))
    end
    return value, ...
end

-- The results of a call that fails with `want`: check.fails('closed', sock:read(1))
function check.fails(want, result, err, ...)
    if result ~= nil then
        fail(nil, 'got %s, want nil, %s', quote(result), quote(want))
    end
    if err ~= want then
        fail(nil, 'got nil, %s, want nil, %s', quote(err), quote(want))
    end
    return result, err, ...
end

-- A call that raises an error which contains this text.
function check.raises(text, f, ...)
    local done, err = pcall(f, ...)
    if done then
        fail(nil, 'no error, want one with %s', quote(text))
    end
    if not tostring(err):find(text, 1, true) then
        fail(nil, 'got the error %s, want one with %s', quote(tostring(err)), quote(text))
    end
    return err
end

-- Ends the test without a verdict.
function check.skip(reason)
    print('skip: ' .. reason)
    io.stdout:flush()
    os.exit(77)
end

ffi.cdef [[
    void *opendir(const char *name);
    void *readdir(void *dir);
    int closedir(void *dir);
]]

-- The number of open descriptors.
function check.fd_count()
    local dir = ffi.C.opendir('/proc/self/fd')
    assert(dir ~= nil, 'cannot read /proc/self/fd')
    local count = 0
    while ffi.C.readdir(dir) ~= nil do
        count = count + 1
    end
    ffi.C.closedir(dir)
    return count - 3 -- '.', '..' and the directory itself
end

local emulator = os.getenv 'MESON_EXE_WRAPPER'

-- Whether this eco is of another architecture than the machine.
function check.is_emulated()
    return emulator ~= nil
end

-- What sys.exec gets to run eco with these arguments, in the emulator if this one is.
function check.eco(...)
    local command = {}
    for word in (emulator or ''):gmatch '%S+' do
        command[#command + 1] = word
    end
    for _, word in ipairs { arg[-1], ... } do
        command[#command + 1] = word
    end
    return command
end

function check.is_valgrind()
    return (os.getenv 'LD_PRELOAD' or ''):find('vgpreload', 1, true) ~= nil
end

-- Under a sanitizer or valgrind: slow, and freed memory is kept for a while.
function check.is_instrumented()
    return os.getenv 'ASAN_OPTIONS' ~= nil or check.is_valgrind()
end

local function status_kb(field)
    local file = assert(io.open('/proc/self/status'))
    local text = file:read('*a')
    file:close()
    return tonumber(text:match(field .. ':%s*(%d+)'))
end

-- Memory in use by this process, in KiB.
function check.rss_kb() return status_kb 'VmRSS' end

-- The most that has been in use, in KiB: allocators give memory back when they please.
function check.peak_kb() return status_kb 'VmHWM' end

return check
