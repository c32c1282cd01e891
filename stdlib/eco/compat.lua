-- SPDX-License-Identifier: MIT
-- The functions of Lua 5.4's standard library that LuaJIT lacks and that are best written in Lua.
-- Called at every start, so it defines a few functions and does nothing else. What exists stays as
-- it is: a later LuaJIT may have its own.

local eco, internal = ...
local error, pairs, pcall, select = error, pairs, pcall, select
local tonumber, type, unpack = tonumber, type, unpack
local floor = math.floor

local two_to_63 = 2 ^ 63

local function is_integer(x)
    return x >= -two_to_63 and x < two_to_63 and floor(x) == x
end

local function check_value(name, x, ...)
    if x == nil and select('#', ...) == 0 then
        internal.bad_argument(1, name, 'value expected')
    end
end

local function math_type(...)
    local x = ...
    check_value('type', x, ...)
    if type(x) ~= 'number' then return nil end
    return is_integer(x) and 'integer' or 'float'
end

local function math_tointeger(...)
    local x = ...
    check_value('tointeger', x, ...)
    if type(x) == 'string' then x = tonumber(x) end
    if type(x) ~= 'number' or not is_integer(x) then return nil end
    return x + 0 -- -0 becomes 0
end

-- The 64-bit pattern of x as a signed number. From 2^63 up doubles are multiples of 2048, so that
-- this loses nothing.
local function pattern(x, arg)
    local number = type(x) ~= 'cdata' and tonumber(x)
    if not number then
        internal.check(arg, 'ult', x, 'number')
    end
    if number >= two_to_63 and number < 2 * two_to_63 then number = number - 2 * two_to_63 end
    if not is_integer(number) then
        internal.bad_argument(arg, 'ult', 'number has no integer representation')
    end
    return number
end

local function math_ult(a, b)
    a, b = pattern(a, 1), pattern(b, 2)
    if (a < 0) == (b < 0) then return a < b end
    return b < 0
end

local function table_pack(...)
    return { n = select('#', ...), ... }
end

local function add_missing(library, additions)
    for name, value in pairs(additions) do
        if library[name] == nil then library[name] = value end
    end
end

add_missing(math, {
    type = math_type,
    tointeger = math_tointeger,
    ult = math_ult,
    maxinteger = 2 ^ 53,
    mininteger = -2 ^ 53,
})
add_missing(table, { pack = table_pack, unpack = unpack })
add_missing(package, { searchers = package.loaders })

local function index(obj, name)
    return obj[name]
end

local function close_after(obj, ok, ...)
    if ok then
        if obj then obj:close() end
        return ...
    end
    -- The first error is the one to know about, so one in close() does not replace it.
    if obj then pcall(obj.close, obj) end
    error((...), 0)
end

-- Calls f(obj), then obj:close() however f ended, and returns or raises what f did. As with Lua
-- 5.4's <close>, nil and false need no closing.
function eco.with(obj, f)
    local indexed, close = pcall(index, obj, 'close')
    if obj and not (indexed and close) then
        internal.bad_argument(1, 'with', "a value with a method 'close' expected")
    end
    internal.check(2, 'with', f, 'function')
    return close_after(obj, pcall(f, obj))
end
