-- SPDX-License-Identifier: MIT
-- Pieces of Lua, one after the other, as if they were one chunk: the locals of each stay visible in
-- the next.
--
-- A local that outlives its chunk is the variable itself, not a copy: functions that share it go on
-- sharing it. Two things make this work. Every piece is compiled as a function inside one that
-- declares the names of earlier locals,
--
--     local keep, x, f = ...; return function(...) PIECE
--     keep(function() y=y end) end
--
-- and debug.upvaluejoin then puts the real variables in the place of those. At its end, or before
-- its last `return`, the piece gives us a function whose upvalues are its own top-level locals.
-- (`y=y` tells the compiler that y may change, even if nothing in this piece changes it.)
--
-- A piece that fails or is dropped half-way does not get there: its locals are read from its stack,
-- by value. A piece that leaves through `return` inside a block keeps none, nor does one in which a
-- `goto` jumps to its very end over a local.

local _, _, part = ...

local syntax = require 'eco.syntax'
local suggest = part 'suggest'

local concat = table.concat
local find, gsub, match, sub = string.find, string.gsub, string.match, string.sub
local ipairs, load, pairs, select, setmetatable = ipairs, load, pairs, select, setmetatable
local pcall, type, xpcall = pcall, type, xpcall
local floor, max = math.floor, math.max
local getinfo, getlocal, traceback = debug.getinfo, debug.getlocal, debug.traceback
local getupvalue, upvaluejoin = debug.getupvalue, debug.upvaluejoin

local M = {}

local chunk_name = '=prompt'
local keep_name, pass_name, note_name = 'keep\255', 'pass\255', 'note\255' -- nobody types these
local group_size = 50 -- a function has 60 upvalues at most

-- The prompt sets these itself.
local reserved = { _ = true, _err = true }

-- ---- a look at the source -----------------------------------------------------------------------

local opens = { ['do'] = true, ['function'] = true, ['if'] = true, ['repeat'] = true }
local closes = { ['end'] = true, ['until'] = true }

local function text_at(tokens, i)
    return tokens[i] and tokens[i].text
end

local function add_declared(names, tokens, i)
    if text_at(tokens, i) == 'function' then
        names[#names + 1] = text_at(tokens, i + 1)
        return
    end
    names[#names + 1] = text_at(tokens, i)
    while text_at(tokens, i + 1) == ',' do
        i = i + 2
        names[#names + 1] = text_at(tokens, i)
    end
end

-- The top-level locals of a valid chunk in their order, the set of all names it uses, and where its
-- top-level `return` is.
local function survey(source)
    local tokens = syntax.tokens(source)
    local declared, used, return_at = {}, {}, nil
    local depth = 0
    for i, token in ipairs(tokens) do
        if token.kind == 'name' then
            used[token.text] = true
        elseif token.kind == 'keyword' then
            if opens[token.text] then
                depth = depth + 1
            elseif closes[token.text] then
                depth = depth - 1
            elseif depth == 0 and token.text == 'local' then
                add_declared(declared, tokens, i + 1)
            elseif depth == 0 and token.text == 'return' then
                return_at = token.at
            end
        end
    end
    return declared, used, return_at
end

-- ---- a session ----------------------------------------------------------------------------------

local Session = {}
Session.__index = Session

--- Is it nil and a message: how a call reports that it did not work?
function M.is_failure(values)
    return values.n >= 2 and values[1] == nil and type(values[2]) == 'string'
end

--- Makes an empty session.
function M.new()
    -- A variable is an upvalue of some function: name -> { f = function, i = its number there }
    return setmetatable({ variables = {} }, Session)
end

-- Takes over the upvalues of a function.
function Session:adopt(f)
    for i = 1, 255 do
        local name = getupvalue(f, i)
        if not name then break end
        self.variables[name] = { f = f, i = i }
    end
end

--- The value of a local; false as a second result if there is none.
function Session:get(name)
    local variable = self.variables[name]
    if not variable then
        return nil, false
    end
    local _, value = getupvalue(variable.f, variable.i)
    return value, true
end

-- Makes a variable that holds a copy.
function Session:set(name, value)
    self.variables[name] = { f = function() value = value end, i = 1 } -- luacheck: ignore 311
end

-- ---- compiling ----------------------------------------------------------------------------------

local function postlude(declared)
    local names, seen = {}, {}
    for _, name in ipairs(declared) do
        if not seen[name] and not reserved[name] then
            seen[name] = true
            names[#names + 1] = name
        end
    end
    local calls = {}
    for first = 1, #names, group_size do
        local last = first + group_size - 1
        local list = concat(names, ',', first, last < #names and last or #names)
        calls[#calls + 1] = keep_name .. '(function() ' .. list .. '=' .. list .. ' end)'
    end
    return concat(calls, ';')
end

local function insert_postlude(source, declared, return_at)
    local calls = postlude(declared)
    if return_at and calls ~= '' then
        return sub(source, 1, return_at - 1) .. calls .. ';' .. sub(source, return_at)
    end
    return source .. '\n' .. calls
end

local function pass(...)
    return ...
end

-- Compiles what is known to be valid as a function that sees the session's variables.
function Session:build(body, used, keep, note)
    local names = { keep_name, pass_name, note_name }
    for name in pairs(self.variables) do
        if used[name] then
            names[#names + 1] = name
        end
    end
    local head = 'local ' .. concat(names, ',') .. '=...;return function(...) '
    local outer, message = load(head .. body .. '\nend', chunk_name, 't')
    if not outer then
        return nil, message
    end
    local f = outer(keep, pass, note)
    for i = 1, 255 do
        local name = getupvalue(f, i)
        if not name then break end
        local variable = self.variables[name]
        if variable then
            upvaluejoin(f, i, variable.f, variable.i)
        end
    end
    return f
end

local function is_incomplete(message)
    return find(message, "near '<eof>'$") ~= nil
end

-- The expression as the argument of a call. The newline is for a comment at its end; without need
-- it would make a wrong line number.
local function wrapped(call, expression)
    for _, closing in ipairs { ')', '\n)' } do
        local body = call .. '(' .. expression .. closing
        if load(body, chunk_name, 't') then
            return body
        end
    end
end

-- An expression as an argument, not a tail call: so that tracebacks show the piece itself.
local function as_argument(expression)
    return wrapped('return ' .. pass_name, expression) or 'return ' .. expression
end

-- `x = f()` and `local x = f()` let us see all that f returns: a nil may have its reason behind it.
local function as_assignment(statement)
    local head, expression = match(statement, '^(%s*[%a_][%w_]*%s*=)([^=].-)[%s;]*$')
    if not head then
        head, expression = match(statement, '^(%s*local%s+[%a_][%w_]*%s*=)([^=].-)[%s;]*$')
    end
    return head and wrapped(head .. note_name, expression) or statement
end

-- The source that compiles, as an expression if it is one; or nil, message, incomplete.
local function choose(source)
    local expression = match(source, '^%s*=(.*)') or source
    local as_expression, reason = load('return ' .. expression, chunk_name, 't')
    if as_expression then
        return as_argument(match(expression, '^(.-)[%s;]*$'))
    end
    local as_statement, message = load(source, chunk_name, 't')
    if as_statement then
        return as_assignment(source)
    elseif is_incomplete(message) then
        return nil, message, true
    elseif is_incomplete(reason) then
        return nil, reason, true
    end
    return nil, syntax.explain(source, chunk_name, message), false
end

--- Compiles a piece.
-- @return the input for `run`; or nil, a message, and true if more lines may complete it
function Session:compile(source)
    local body, message, incomplete = choose(source)
    if not body then
        return nil, message, incomplete
    end
    local declared, used, return_at = survey(body)
    local input = { declared = declared }
    local function keep(f)
        input.kept = true
        self:adopt(f)
    end
    local function note(...)
        input.assigned = { n = select('#', ...), ... }
        return ...
    end
    input.f, message = self:build(insert_postlude(body, declared, return_at), used, keep, note)
    if not input.f and #declared > 0 then
        input.f, message = self:build(body, used, keep, note)
    end
    if not input.f then
        return nil, message, false
    end
    return input
end

-- ---- running ------------------------------------------------------------------------------------

-- Finds a function that is near the bottom of a stack. `get(level)` is the function at a level.
local function find_level(f, get)
    local low, high = 0, 1
    while get(high) do
        low, high = high, high * 2
    end
    while high - low > 1 do
        local middle = floor((low + high) / 2)
        if get(middle) then
            low = middle
        else
            high = middle
        end
    end
    for level = low, max(low - 10, 0), -1 do
        if get(level) == f then
            return level
        end
    end
end

-- Saves the locals of a piece that does not go on. Active top-level locals are the first of those
-- that it declares.
local function save_locals(self, input, get_function, get_local)
    local level = not input.kept and find_level(input.f, get_function)
    for i, name in ipairs(level and input.declared or {}) do
        local found, value = get_local(level, i)
        if found ~= name then return end
        if not reserved[name] then
            self:set(name, value)
        end
    end
end

--- Saves the locals of a piece that has been dropped. `thread` ran it.
function Session:salvage(input, thread)
    save_locals(self, input, function(level)
        local info = getinfo(thread, level, 'f')
        return info and info.func
    end, function(level, i)
        return getlocal(thread, level, i)
    end)
end

-- The same in an error handler. There must be no tail calls here, for the levels' sake: they are
-- counted from find_level, and what calls get_local is as far away.
local function salvage_here(self, input)
    save_locals(self, input, function(level)
        local info = getinfo(level + 2, 'f')
        return info and info.func
    end, function(level, i)
        local name, value = getlocal(level + 1, i)
        return name, value
    end)
end

-- Only the script's own frames.
local function cut(trace)
    local at, frames = 1, nil
    while true do
        local start = find(trace, "\n\t[C]: in function 'xpcall'", at, true)
        if not start then break end
        frames, at = sub(trace, 1, start - 1), start + 1
    end
    frames = frames or trace
    return (gsub(frames, '(\n\tprompt:%d+: in) function <prompt:%d+>$', '%1 main chunk'))
end

local function outcome(ok, ...)
    return { ok = ok, n = select('#', ...), ... }
end

--- Runs what `compile` made, in a task that may wait.
-- @return a table: `ok`, the results or the error value, their number `n`; for an error `trace`,
-- and `message` if it is a string. The result of an assignment is what was assigned, if that is an
-- object or a failure: those are worth a look.
function Session:run(input)
    local trace
    local result = outcome(xpcall(input.f, function(value)
        trace = traceback('', 2)
        pcall(salvage_here, self, input) -- after a stack overflow there is no room for it
        return value
    end))
    local assigned = result.ok and input.assigned
    if assigned and (type(assigned[1]) == 'userdata' or M.is_failure(assigned)) then
        assigned.ok = true
        return assigned
    end
    if not result.ok then
        result.trace = trace and cut(trace) or ''
        if type(result[1]) == 'string' then
            result.message = suggest.improve(result[1])
        end
    end
    return result
end

return M
