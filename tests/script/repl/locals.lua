-- SPDX-License-Identifier: MIT
-- Top-level locals stay for the lines that follow, as the variables they are.
local check = require 'check'
local repl = require 'repl'

local evaluate = repl.part 'evaluate'
local session = evaluate.new()

local function run(source)
    local input = check.ok(session:compile(source))
    return session:run(input)
end

local function value(source)
    local outcome = run(source)
    check.eq(outcome.ok, true, source .. ': ' .. tostring(outcome[1]))
    return unpack(outcome, 1, outcome.n)
end

value 'local x = 1'
check.eq(value 'x', 1)
value 'x = x + 1'
check.eq(value 'x', 2)
check.eq(rawget(_G, 'x'), nil, 'no global')

-- Several, on one line, with functions.
value 'local a, b = 10, 20 local function sum() return a + b end'
check.eq(value 'sum()', 30)

-- Functions share the variable, across lines and both ways.
value 'local n = 0 function count() n = n + 1 return n end'
check.eq(value 'count()', 1)
value 'n = 10'
check.eq(value 'count()', 11)
check.eq(value 'n', 11)
value 'local function twice() return count() + n end'
check.eq(value 'twice()', 24)

-- Recursion, and a local that is declared again: old functions keep theirs.
value 'local function fact(i) return i < 2 and 1 or i * fact(i - 1) end'
check.eq(value 'fact(5)', 120)
value 'local n = "new"'
check.eq(value 'n', 'new')
check.eq(value 'count()', 13)
value 'local n = n .. "er"'
check.eq(value 'n', 'newer')

-- Only top-level ones.
value [[
local outer = 1
do local inner = 2 end
for i = 1, 2 do local inner = i end
local f = function() local inner = 3 return inner end
local t = { f = function() local inner = 4 end }
if outer then local inner = 5 elseif t then local inner = 6 else local inner = 7 end
while true do local inner = 8 break end
repeat local inner = 9 until inner]]
check.eq(value 'outer', 1)
check.eq(value 'inner', nil)
check.eq(value 'type(f) .. type(t)', 'functiontable')

-- A top-level return does not lose them, nor do words in strings and comments.
check.eq(value 'local r = 5 return r + 1', 6)
check.eq(value 'r', 5)
value 'local s = "local fake = 1 end" -- local comment = 2'
check.eq(value 's', 'local fake = 1 end')
check.eq(value 'fake', nil)
check.eq(value 'comment', nil)

-- Neither does an error: what was set before it is kept.
check.eq(run 'local before = {} before.me = before; local t = nil; t.x = 1'.ok, false)
check.eq(type(value 'before.me'), 'table')
check.eq(run 'local p = 1 do local q = 2 error "x" end local z = 3'.ok, false)
check.eq(value 'p', 1)
check.eq(value 'q', nil)

value 'local top = 1'
run 'local top = 3 local function f(n) return n == 0 and nosuch.field or f(n - 1) + 1 end f(5000)'
check.eq(value 'top', 3, 'from deep down')
local overflow = run 'local top = 5 local function f() return 1 + f() end f()'
check.eq(overflow[1]:match 'stack overflow$', 'stack overflow')
check.eq(value 'top', 3, 'a stack overflow leaves no room to save anything')

-- More than a function has room for.
local names, values = {}, {}
for i = 1, 120 do
    names[i], values[i] = 'v' .. i, i
end
value('local ' .. table.concat(names, ',') .. ' = ' .. table.concat(values, ','))
check.eq(value 'v1 + v60 + v120', 181)

-- A function that has been compiled by the JIT sees a later change.
value 'local step = 1'
value 'local function walk() local s = 0 for _ = 1, 1000 do s = s + step end return s end'
for _ = 1, 100 do
    check.eq(value 'walk()', 1000)
end
value 'step = 2'
check.eq(value 'walk()', 2000)

-- A wait keeps nothing from working; _ is not a local.
value 'local w = 1 eco.sleep(0) w = w + 1'
check.eq(value 'w', 2)
value 'local _, second = 1, 2'
check.eq(value 'second', 2)
check.eq(session:get '_', nil)

-- Line numbers are those of the input.
local failed = run 'local one = 1\nlocal two = 2\nerror "here"'
check.eq(failed[1], 'prompt:3: here')

-- What a piece may not end with.
check.eq(value 'goto done; local skipped = 1; ::done::', nil)
