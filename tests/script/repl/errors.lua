-- SPDX-License-Identifier: MIT
-- Errors at the prompt: shown, with the script's own frames, and survived.
local check = require 'check'
local repl = require 'repl'

local function has(text, part)
    check.eq(text:find(part, 1, true) ~= nil, true, part .. '\nin\n' .. text)
end

check.eq(repl.answer 'nil, "timeout"', 'error: timeout\n')
check.eq(repl.answer 'nil, "refused", "ECODE"', 'error: refused\n')
check.eq(repl.answer 'error "boom"', 'error: prompt:1: boom\nstack traceback:\n'
    .. "\t[C]: in function 'error'\n\tprompt:1: in main chunk\n")
check.eq(repl.answer 'error({ code = 1 })'
    :match '^[^\n]*', 'error: { code = 1 }')
check.eq(repl.answer 'error()':match '^[^\n]*', 'error: nil')
check.eq(repl.answer 'error(setmetatable({}, { __tostring = function() error "again" end }))'
    :match '^[^\n]*', 'error: {}')
check.eq(repl.answer '1 // 2',
    "error: prompt:1: operator '//' is Lua 5.3+ syntax; use math.floor(a / b)\n")
check.eq(repl.answer 'x = = 1', "error: prompt:1: unexpected symbol near '='\n")
check.eq(repl.answer '"\27\\27"', '"\\x1B\\x1B"\n')

-- Frames of the prompt are left out; the innermost is there.
local deep = repl.type { 'function deep() local t = nil; return t.x end', 'pcall(deep) deep()' }
has(deep, "prompt:1: attempt to index local 't' (a nil value)")
has(deep, "prompt:1: in function 'deep'")
has(deep, 'prompt:1: in main chunk\n')
check.eq(deep:find('xpcall', 1, true), nil)
check.eq(deep:find('stdlib', 1, true), nil)

has(repl.answer 'local function f() return 1 + f() end f()', 'stack overflow')
has(repl.answer 'local s = socket.tcp() s:recieve()',
    "attempt to call method 'recieve' (did you mean 'recv'?)")
has(repl.answer 'socket.conect_tcp()', "call field 'conect_tcp' (did you mean 'connect_tcp'?)")

-- _ and _err.
check.eq(repl.type { '6 * 7', 'nil, "no"', '_', '_err', 'error({ 5 })', '_err[1]' }
    :gsub('stack traceback:\n\t[^\n]*\n\t[^\n]*\n', ''),
    'eco> 6 * 7\n42\neco> nil, "no"\nerror: no\neco> _\n42\neco> _err\n"no"\n'
    .. 'eco> error({ 5 })\nerror: { 5 }\neco> _err[1]\n5\n')

-- Libraries that a script has broken.
local libraries = { gsub = string.gsub, concat = table.concat, pcall = pcall, tostring = tostring }
local broken = repl.type {
    'string.gsub, table.concat, pcall, tostring = nil',
    '{ 1 }',
    'nosuch.field = 1',
    function()
        string.gsub, table.concat = libraries.gsub, libraries.concat -- luacheck: ignore 122
        pcall, tostring = libraries.pcall, libraries.tostring -- luacheck: ignore 121
        return '{ 2 }'
    end,
}
has(broken, 'eco> { 1 }\n{ 1 }\neco> nosuch')
has(broken, "attempt to index global 'nosuch'")
has(broken, 'eco> { 2 }\n{ 2 }\n')

-- The line is the one that was typed, also with a comment behind it.
has(repl.answer 'eco.eco.eco', "error: prompt:1: attempt to index field 'eco'")
has(repl.answer 'x = eco.eco.eco', "error: prompt:1: attempt to index field 'eco'")
check.eq(repl.answer '1 -- one', '1\n')
check.eq(repl.answer 'x = pcall(error) -- a comment', '')

-- The prompt does not depend on the globals that a script may change.
check.eq(repl.type { '_G = 1', 'print(1)', '2', '_' },
    'eco> _G = 1\neco> print(1)\n1\neco> 2\n2\neco> _\n2\n')
