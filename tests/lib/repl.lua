-- SPDX-License-Identifier: MIT
-- The prompt without a terminal: its Lua files from the source tree, with an editor that "types".
--
--     local screen = repl.type { '1 + 1', 'x = ' , repl.ctrl_c }
--     check.eq(screen, 'eco> 1 + 1\n2\n...')

local check = require 'check'

local repl = {}

repl.ctrl_c = { 'interrupted' }

local folder = 'stdlib/eco/boot/repl/'

-- The functions that the runtime gives to the prompt.
function repl.internal()
    local internal = { now = require 'eco.time'.monotonic }
    function internal.load_script(path)
        return loadfile(path)
    end
    function internal.survive(f)
        internal.survivor = f
    end
    function internal.exit(status)
        internal.status = status
    end
    function internal.tasks()
        return {}
    end
    function internal.sockets()
        return {}
    end
    return internal
end

local help_data = {
    {
        name = 'socket.connect_tcp',
        signature = 'socket.connect_tcp(address, port[, options])',
        text = 'Connects.',
    },
    { name = 'socket:read', signature = 'socket:read([format[, timeout]])', text = 'Reads.' },
}

local function embedded(internal)
    return function(name)
        local file = name:match '^eco%.boot%.repl%.(.*)$'
        if file == 'help_data' then
            return function() return internal.help_data or help_data end
        end
        return assert(loadfile(folder .. file .. '.lua'))
    end
end

-- One of the files, such as 'inspect'.
function repl.part(name)
    local internal = repl.internal()
    local load_embedded, parts = embedded(internal), {}
    local function part(wanted)
        if parts[wanted] == nil then
            parts[wanted] = load_embedded('eco.boot.repl.' .. wanted)(eco, internal, part)
        end
        return parts[wanted]
    end
    return part(name)
end

local Editor = {}
Editor.__index = Editor

-- An editor that types `lines`: strings; functions, which are called and give one; tables, which
-- hold what `read` reports in place of a line. Then comes the end. `screen` has what is shown.
function repl.editor(lines)
    return setmetatable({ lines = lines, next = 1, screen = {}, history = {} }, Editor)
end

function Editor:read(prompt)
    self.reading = true
    self:write(prompt)
    eco.sleep(0)
    local line = self.lines[self.next]
    self.next = self.next + 1
    if type(line) == 'function' then
        line = line(self)
    end
    self.reading = false
    if type(line) ~= 'string' then
        self:write '\n'
        return nil, line and line[1] or 'eof'
    end
    self:write(line .. '\n')
    return line
end

function Editor:write(text)
    check.eq(type(text), 'string')
    self.screen[#self.screen + 1] = text
end

function Editor:remember(block)
    self.history[#self.history + 1] = block
end

function Editor:set_completer(f)
    self.completer = f
end

function Editor:on_interrupt(f)
    self.interrupt = f
end

function Editor:columns()
    return self.width or 80
end

function Editor:color()
    return self.colored or false
end

function Editor:interactive()
    return self.is_terminal or false
end

-- Starts a prompt in a task and waits until it has been left; returns the screen.
function repl.run(editor, internal, script, ...)
    internal = internal or repl.internal()
    local start = assert(loadfile(folder .. 'prompt.lua'))(eco, internal, embedded(internal))
    local task = eco.run(start, editor, script, ...)
    check.ok(eco.join(task))
    while internal.status == nil do
        eco.sleep(0.001) -- the prompt may go on in another task
    end
    check.eq(internal.status, 0, 'exit status')
    return table.concat(editor.screen)
end

-- What the screen shows after these lines; the last prompt left out.
function repl.type(lines, internal)
    local screen = repl.run(repl.editor(lines), internal)
    return (screen:gsub('eco> \n$', ''))
end

-- What one line shows, behind it.
function repl.answer(line, internal)
    local screen = repl.type({ line }, internal)
    return screen:sub(#'eco> ' + #line + 2)
end

return repl
