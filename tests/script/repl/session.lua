-- SPDX-License-Identifier: MIT
-- Lines, blocks and their results.
local check = require 'check'
local repl = require 'repl'

check.eq(repl.answer '1 + 1', '2\n')
check.eq(repl.answer '= 1 + 1', '2\n')
check.eq(repl.answer '1, "a", nil', '1\t"a"\tnil\n')
check.eq(repl.answer 'nil', 'nil\n')
check.eq(repl.answer 'x = 1', '')
check.eq(repl.answer 'return', '')
check.eq(repl.answer '   ', '')
check.eq(repl.answer '-- nothing', '')
check.eq(repl.answer '5; -- five', '5\n')
check.eq(repl.answer 'print("a", nil, 1)', 'a\tnil\t1\n')
check.eq(repl.answer 'eco.sleep(0.001)', '')
check.eq(repl.answer '(function() return false, "x" end)()', 'false\t"x"\n')

-- Blocks: as statements, expressions, long strings.
check.eq(repl.type { 'for i = 1, 2 do', '  print(i)', '', 'end', '{', '1 }', '[[a', 'b]]' },
    'eco> for i = 1, 2 do\n...>   print(i)\n...> \n...> end\n1\n2\n'
    .. 'eco> {\n...> 1 }\n{ 1 }\neco> [[a\n...> b]]\n"a\\nb"\n')
-- A wrong line resets a block, Ctrl-C gives it up.
check.eq(repl.type { 'if true then', 'end end', '1' },
    "eco> if true then\n...> end end\nerror: prompt:2: '<eof>' expected near 'end'\neco> 1\n1\n")
check.eq(repl.type { 'f(', repl.ctrl_c, '2', repl.ctrl_c, '3' },
    'eco> f(\n...> \neco> 2\n2\neco> \neco> 3\n3\n')
-- The end of the input inside one.
check.eq(repl.type { 'f(' }, "eco> f(\n...> \nerror: prompt:1: unexpected symbol near '<eof>'\n")

-- History: a block is one entry.
local editor = repl.editor { 'a = 1', 'do', 'end', '', '.tasks', '.tasks', 'x = =' }
repl.run(editor)
check.same(editor.history, { 'a = 1', 'do\nend', '.tasks', 'x = =' })

-- Globals are globals; modules need no require, and hide nothing.
check.eq(repl.answer 'type(socket.tcp), type(sync.mutex), type(channel.new)',
    '"function"\t"function"\t"function"\n')
check.eq(repl.type { 'time = 5', 'time', 'time = nil', 'type(time.now)' },
    'eco> time = 5\neco> time\n5\neco> time = nil\neco> type(time.now)\n"function"\n')
check.eq(rawget(_G, 'socket'), nil)
check.eq(repl.answer 'no_such_name', 'nil\n')
check.eq(repl.answer 'compat', 'nil\n')

-- A script before the prompt.
local screen = repl.run(repl.editor { 'from_script' }, nil, function(...)
    from_script = select('#', ...) -- luacheck: ignore 111
    eco.sleep(3600)
end, 1, 2)
check.eq(screen, 'eco> from_script\n2\neco> \n')

-- Tasks run while a line is awaited, and beside an evaluation.
check.eq(repl.type {
    'ticks = 0',
    'eco.run(function() for i = 1, 3 do eco.sleep(0.001) ticks = ticks + 1 end end) and nil',
    function() eco.sleep(0.05) return 'ticks' end,
}:match '(%d+)\n$', '3')

-- A script that cancels everything does not get rid of the prompt.
_G.test = coroutine.running()
check.eq(repl.type {
    'for _, t in ipairs(eco.all()) do if t ~= test then eco.cancel(t) end end',
    '1 + 1',
    function() return '2 + 2' end,
}:match 'eco> 2 %+ 2\n(.*)$', '4\n')
os.exit(0)
