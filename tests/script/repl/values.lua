-- SPDX-License-Identifier: MIT
-- How the prompt writes values.
local check = require 'check'
local repl = require 'repl'
local socket = require 'eco.socket'

local inspect = repl.part 'inspect'

local function shown(value, columns)
    return inspect.value(value, { columns = columns })
end

-- Strings: escaped, UTF-8 as it is, cut.
check.eq(shown 'plain', '"plain"')
check.eq(shown 'a"b\\c\n\t\r', [["a\"b\\c\n\t\r"]])
check.eq(shown '\0\27[2J\127', [["\x00\x1B[2J\x7F"]])
check.eq(shown 'grüße €\200\255', [["grüße €\xC8\xFF"]])
check.eq(shown '\237\160\128\194\133', [["\xED\xA0\x80\xC2\x85"]], 'surrogate, C1')
check.eq(shown '\226\128\174x', [["\xE2\x80\xAEx"]], 'right-to-left override')
local long = shown(('x'):rep(1e6))
check.eq(long:match '"%.%.%..*$', '"... (1000000 bytes)')
check.eq(#long < 5000, true, 'a long string is cut')
check.eq(shown(('é'):rep(3000)):find('\\x', 1, true), nil, 'cut between characters')

-- The rest.
check.eq(shown(nil), 'nil')
check.eq(shown(true), 'true')
check.eq(shown(1.5), '1.5')
check.eq(shown(print), 'function: [C]')
check.ok(shown(shown):match('^function: .*tests/script/repl/values.lua:9$'))
check.eq(shown(2LL), '2LL')
local a = check.ok(socket.listen_udp('127.0.0.1', 0))
check.eq(shown(a), 'udp 127.0.0.1:' .. a:getsockname().port)
check.eq(shown(coroutine.running()), 'thread: task ' .. eco.id())

-- Tables: sorted, nested, without an end, large.
check.eq(shown {}, '{}')
check.eq(shown { 1, 'two', nil, 4 }, '{ 1, "two", nil, 4 }')
check.eq(shown { b = 1, a = 2, [10] = 3, [true] = 4, ['a b'] = 5, ['end'] = 6 },
    '{ [10] = 3, a = 2, ["a b"] = 5, b = 1, ["end"] = 6, [true] = 4 }')
local cyclic = { name = 'x' }
cyclic.self = cyclic
check.eq(shown(cyclic), '{ name = "x", self = <cycle> }')
local shared = { 1 }
check.eq(shown { shared, shared }, '{ { 1 }, { 1 } }')
check.eq(shown { { { { { { 1 } } } } } }, '{ { { { { {...} } } } } }')
local many = {}
for i = 1, 1000 do
    many[i] = i
end
local list = shown(many, 40)
check.eq(list:sub(1, 12), '{\n  1, 2, 3,')
check.eq(list:match '%d+,%s+(%.%.%..*)$', '... 900 more\n}')
for line in list:gmatch '[^\n]+' do
    check.eq(#line <= 40, true, line)
end
check.eq(shown({ first = 'abcdefgh', second = { 'ijklmnop', x = 1 } }, 34),
    '{\n  first = "abcdefgh",\n  second = { "ijklmnop", x = 1 }\n}')
local bushy = {}
for i = 1, 90 do
    bushy[i] = { many, many, many, many }
end
check.eq(#shown(bushy) < 20000, true, 'a limit for all together')

-- __tostring is called, and may fail; nothing else is called.
local function raise() error 'called' end
check.eq(shown(setmetatable({}, { __tostring = function() return 'a\nb\27' end })), 'a\nb\\x1B')
check.eq(shown(setmetatable({ 1 }, { __tostring = raise })), '{ 1 }')
check.eq(shown(setmetatable({ 1 }, { __tostring = function() return 1 end })), '{ 1 }')
check.eq(shown(setmetatable({ 1 }, { __index = raise, __len = raise, __pairs = raise })), '{ 1 }')
check.eq(shown(newproxy(true)):match '^userdata: ', 'userdata: ')
local proxy = newproxy(true)
getmetatable(proxy).__tostring = raise
check.eq(shown(proxy), 'userdata: (error in its __tostring)')

-- Colours are for those who have them.
check.eq(inspect.value('x', { color = true }), '\27[32m"x"\27[0m')
