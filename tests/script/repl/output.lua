-- SPDX-License-Identifier: MIT
-- What scripts print: whole lines while one is being typed, at once otherwise; never raw bytes.
local check = require 'check'
local repl = require 'repl'

-- Printed bytes cannot drive the terminal.
check.eq(repl.answer 'print("a\\27[2J\\r\\0", "é\\200")', 'a\\x1B[2J\\r\\x00\té\\xC8\n')
check.eq(repl.answer 'local _ = io.write("a\\8", 1, "\\n")', 'a\\x081\n')
check.eq(repl.answer 'io.stdout:write("a\\8\\n"); io.stderr:write("b\\8\\n")', 'a\\x08\nb\\x08\n')

-- An unfinished line ends before the prompt.
check.eq(repl.answer 'local _ = io.write "50 %"', '50 %\n')
check.eq(repl.answer 'io.write "50 %" return 1', '50 %\n1\n')
check.eq(repl.answer 'for i = 1, 3 do io.write(i) eco.sleep(0) end', '123\n')

-- Of another task: only once it is whole.
local seen = {}
local editor = repl.editor {
    'eco.run(function() eco.sleep(0.01) io.write "a" eco.sleep(0.01) print "b" '
        .. 'io.write "c\\nd" end) and nil',
    function(self)
        local first = #self.screen
        eco.sleep(0.1)
        for i = first + 1, #self.screen do
            seen[#seen + 1] = self.screen[i]
        end
        return 'print "e"'
    end,
}
local screen = repl.run(editor)
check.same(seen, { 'ab\n', 'c\n' })
check.eq(screen:match 'print "e"\n(.*)$', 'de\neco> \n')

-- Errors of background tasks go the same way.
local internal = repl.internal()
screen = repl.type({
    function()
        internal.survivor 'oops\27\nstack traceback:\n\tx\n'
        return '1'
    end,
}, internal)
check.eq(screen, 'eco> error in a task: oops\\x1B\nstack traceback:\n\tx\n1\n1\n')
check.eq(internal.survivor, nil)

-- Other files, wrong arguments, and the functions that come back at the end.
check.eq(repl.answer 'io.tmpfile():write("x") ~= nil', 'true\n')
check.eq(repl.answer 'pcall(io.write, {})',
    'false\t"bad argument #1 to \'write\' (string expected, got table)"\n')
check.eq(repl.answer 'io.write("") == io.stdout or io.write("")', 'true\n')
local mine = print
repl.answer 'x = 1'
check.eq(print, mine)
