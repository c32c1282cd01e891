-- SPDX-License-Identifier: MIT
-- The prompt: a task that reads a piece of Lua, runs it as another task, shows what came of it, and
-- starts again. The terminal is the editor's (runtime/repl), which this task waits for like for
-- anything else.

local eco, internal, embedded = ...

-- The files of this folder, each run once, with this function as their third argument.
local parts = {}
local function part(name)
    if parts[name] == nil then
        parts[name] = embedded('eco.boot.repl.' .. name)(eco, internal, part)
    end
    return parts[name]
end

local commands = part 'commands'
local complete = part 'complete'
local evaluate = part 'evaluate'
local inspect = part 'inspect'
local names = part 'names'
local output = part 'output'
local text = part 'text'
local _G = _G

local find, gsub, match = string.find, string.gsub, string.match
local concat = table.concat
local error, pcall, rawset, setmetatable = error, pcall, rawset, setmetatable
local xpcall = xpcall
local coroutine_close = coroutine.close
local traceback = debug.traceback

local Prompt = {}
Prompt.__index = Prompt

local function new(editor)
    return setmetatable({
        editor = editor,
        output = output.new(editor),
        session = evaluate.new(),
        color = editor:color(),
        leaving = false,
    }, Prompt)
end

function Prompt:options()
    return { columns = self.editor:columns(), color = self.color }
end

-- ---- reading ------------------------------------------------------------------------------------

function Prompt:remember(block)
    if find(block, '%S') and block ~= self.last_block then
        self.last_block = block
        self.editor:remember(block)
    end
end

-- More lines, until they are a whole. Returns what can be run, or nil and what is wrong with it;
-- nothing if the lines are given up.
function Prompt:read_rest(line)
    local lines = { line }
    while true do
        local block = concat(lines, '\n')
        local input, message, incomplete = self.session:compile(block)
        local err
        if incomplete then
            line, err = self.output:read '...> '
        end
        if not incomplete or not line then
            self:remember(block)
            if not incomplete or err == 'eof' then
                return input, message
            end
            return
        end
        lines[#lines + 1] = line
    end
end

-- ---- running ------------------------------------------------------------------------------------

-- Runs a function as a task. Ctrl-C cancels it; a second one drops it, should it go on. Returns
-- its results, or nil and "interrupted" or "dropped".
function Prompt:run(f, on_drop)
    local presses, dropped = 0, false
    local thread = eco.run(f)
    self.editor:on_interrupt(function()
        presses = presses + 1
        if self.editor:interactive() then
            self.output:write '\n' -- behind the ^C that the terminal shows
        end
        if presses == 1 then
            eco.cancel(thread)
        elseif eco.id(thread) then
            dropped = pcall(coroutine_close, thread)
        end
    end)
    local function finish(ended, ...)
        self.editor:on_interrupt(nil)
        if dropped then
            if on_drop then on_drop(thread) end
            return nil, 'dropped'
        elseif presses > 0 then
            return nil, 'interrupted'
        elseif not ended then
            return nil, (...)
        end
        return ...
    end
    return finish(eco.join(thread))
end

local function is_failure(outcome)
    return outcome.ok and evaluate.is_failure(outcome)
end

function Prompt:error_line(message)
    return inspect.paint('error', 'error: ' .. message, self.color)
end

function Prompt:show_error(message)
    self.output:say(self:error_line(text.safe(message)))
end

function Prompt:describe(outcome)
    if is_failure(outcome) then
        return self:error_line(text.safe(outcome[2]))
    elseif not outcome.ok then
        local message = outcome.message and text.safe(outcome.message)
            or inspect.value(outcome[1], { columns = self.editor:columns() })
        return self:error_line(message) .. text.safe(outcome.trace)
    end
    local values, options, separator = {}, self:options(), '\t'
    for i = 1, outcome.n do
        values[i] = inspect.value(outcome[i], options)
        separator = find(values[i], '\n', 1, true) and '\n' or separator
    end
    return values[1] and concat(values, separator)
end

local function remember_result(outcome)
    if is_failure(outcome) then
        rawset(_G, '_err', outcome[2])
    elseif not outcome.ok then
        rawset(_G, '_err', outcome[1])
    elseif outcome.n > 0 then
        rawset(_G, '_', outcome[1])
    end
end

local interruptions = {
    interrupted = 'interrupted',
    dropped = 'interrupted; it went on when canceled, and was dropped',
}

--- Runs a piece, shows its results and returns how long it took; nil if it was interrupted.
function Prompt:evaluate(input)
    local outcome, took
    local function on_drop(thread)
        self.session:salvage(input, thread)
    end
    -- Values are made text in the same task: their __tostring may do anything.
    local done, why = self:run(function()
        local start = internal.now()
        local result = self.session:run(input)
        took = internal.now() - start
        outcome = result
        return { shown = self:describe(result) }
    end, on_drop)
    if outcome and not interruptions[why] then
        remember_result(outcome)
    end
    if not done then
        self.output:say(interruptions[why] or self:error_line(inspect.error_text(why)))
        return nil
    elseif done.shown then
        self.output:say(done.shown)
    end
    return took
end

-- ---- the loop -----------------------------------------------------------------------------------

function Prompt:take(line)
    if commands.run(self, line) then
        return self:remember(line)
    elseif not find(line, '%S') then
        return
    end
    local input, message = self:read_rest(line)
    if input then
        self:evaluate(input)
    elseif message then
        self:show_error(message)
    end
end

local function report(message)
    return traceback(inspect.error_text(message), 2)
end

-- Returns false if this task cannot go on.
function Prompt:turn()
    local line, err = self.output:read 'eco> '
    if line then
        -- The prompt outlives its own mistakes, too.
        local ok, trace = xpcall(self.take, report, self, line)
        if not ok then
            self.output:say(self:error_line('in the prompt: ' .. text.safe(trace)))
        end
    elseif err == 'eof' then
        self.leaving = true
    elseif err ~= 'interrupted' then
        return false
    end
    return true
end

function Prompt:loop()
    while not self.leaving do
        local ok, goes_on = xpcall(self.turn, report, self)
        if not ok then
            internal.survive(nil) -- nobody would be left to read a line
            error(goes_on, 0)
        elseif not goes_on then
            -- A script has cancelled this task: another one takes its place.
            eco.run(self.loop, self)
            return
        end
    end
    self.output:restore()
    internal.survive(nil)
    internal.exit(0)
end

function Prompt:greet()
    local luajit = match(jit.version, '^LuaJIT [%d.]+') or 'LuaJIT'
    self.output:say('eco, ' .. luajit .. '. .help lists the commands, Ctrl-D leaves.')
end

--- Runs a prompt until the user leaves it. `script`, a function, is started as a task before.
return function(editor, script, ...)
    local prompt = new(editor)
    prompt.output:install()
    editor:set_completer(complete(prompt.session, commands.list))
    if script then
        eco.run(script, ...)
    end
    names.install()
    if editor:interactive() then
        prompt:greet()
    end
    internal.survive(function(trace)
        local shown = gsub(text.safe(trace), '%s+$', '')
        prompt.output:say(inspect.paint('error', 'error in a task: ' .. shown, prompt.color))
    end)
    prompt:loop()
end
