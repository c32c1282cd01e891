-- SPDX-License-Identifier: MIT
-- Ctrl-C during an evaluation ends that, and nothing else.
local check = require 'check'
local repl = require 'repl'
local socket = require 'eco.socket'

-- Presses Ctrl-C whenever something is being evaluated.
local function press(editor, times)
    for _ = 1, times do
        repeat eco.sleep(0.001) until editor.interrupt and not editor.reading
        eco.sleep(0.01)
        editor.interrupt()
    end
end

local function type_and_press(times, lines)
    local editor = repl.editor(lines)
    eco.run(press, editor, times)
    return repl.run(editor):gsub('eco> \n$', '')
end

local a, b = check.ok(socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM))
_G.a, _G.b = a, b

check.eq(type_and_press(1, { 'b:read("l")', 'a:send("still open\\n")', 'b:read("l")' }),
    'eco> b:read("l")\ninterrupted\neco> a:send("still open\\n")\n11\n'
    .. 'eco> b:read("l")\n"still open"\n')

-- An error that follows from it is no news.
check.eq(type_and_press(1, { 'assert(b:read("l"))', '1' }),
    'eco> assert(b:read("l"))\ninterrupted\neco> 1\n1\n')

-- What does not listen is dropped; its locals stay.
local screen = type_and_press(2, {
    'local kept = 5 while true do eco.sleep(0.01) end',
    'kept',
})
check.eq(screen, 'eco> local kept = 5 while true do eco.sleep(0.01) end\n'
    .. 'interrupted; it went on when canceled, and was dropped\neco> kept\n5\n')

-- Also in a coroutine of its own, and while a value makes its text.
check.eq(type_and_press(2, {
    'coroutine.wrap(function() while true do eco.sleep(0.01) end end)()', '2',
}):match '\n(.*)$', 'interrupted; it went on when canceled, and was dropped\neco> 2\n2\n')
check.eq(type_and_press(1, {
    'setmetatable({}, { __tostring = function() eco.sleep(3600) return "late" end })', '3',
}):match '\n(.*)$', 'interrupted\neco> 3\n3\n')

-- Other tasks go on.
local ticks = 0
local ticker = eco.run(function()
    while true do
        eco.sleep(0.001)
        ticks = ticks + 1
    end
end)
type_and_press(1, { 'eco.sleep(3600)' })
local before = ticks
eco.sleep(0.01)
check.eq(ticks > before, true)
eco.cancel(ticker)
os.exit(0)
