-- SPDX-License-Identifier: MIT
-- The prompt's own commands, ".help" and so on: functions of the prompt and the rest of the line.

local eco, internal, part = ...

local inspect = part 'inspect'
local names = part 'names'
local suggest = part 'suggest'
local text = part 'text'

local M = {}

local find, format, gsub = string.find, string.format, string.gsub
local match, rep, sub = string.match, string.rep, string.sub
local ipairs, pairs, tonumber, type = ipairs, pairs, tonumber, type
local concat, sort = table.concat, table.sort
local coroutine_close = coroutine.close
local getenv = os.getenv

local kill_grace = 0.2 -- seconds that a killed task has to end by itself

local list = {}
M.list = list

-- ---- lines and columns --------------------------------------------------------------------------

-- Rows of texts as lines; every column but the last is as wide as its longest text.
local function columns(rows)
    local widths = {}
    for _, row in ipairs(rows) do
        for i = 1, #row - 1 do
            local width = text.width(row[i])
            widths[i] = width > (widths[i] or 0) and width or widths[i]
        end
    end
    local lines = {}
    for number, row in ipairs(rows) do
        local cells = {}
        for i, cell in ipairs(row) do
            cells[i] = cell .. (i < #row and rep(' ', widths[i] - text.width(cell)) or '')
        end
        lines[number] = match(concat(cells, '  '), '^(.-) *$')
    end
    return concat(lines, '\n')
end

-- Words as lines that fit.
local function wrap(words, width)
    local lines, line = {}, ''
    for _, word in ipairs(words) do
        if line ~= '' and #line + 1 + #word > width then
            lines[#lines + 1] = line
            line = ''
        end
        line = line == '' and '    ' .. word or line .. ' ' .. word
    end
    lines[#lines + 1] = line
    return concat(lines, '\n')
end

-- ---- .help --------------------------------------------------------------------------------------

local summary = {
    { '.help [NAME]', 'this list, or what NAME does: .help socket.connect_tcp' },
    { '.tasks', 'every task, what it waits for and where' },
    { '.kill N', 'ends the task with the number N' },
    { '.sockets', 'every open socket' },
    { '.time EXPR', 'evaluates EXPR and tells how long that took' },
    { '.load FILE', 'runs a script' },
    { '.exit', 'leaves, as Ctrl-D does' },
}

local keys = [[
Tab completes a name, Ctrl-C interrupts what runs or clears the line.
_ is the last value, _err the last error. eco's modules need no require here.]]

local function show_entry(prompt, entry)
    prompt.output:say(entry.signature .. (entry.text ~= '' and '\n    ' .. entry.text or ''))
end

local function last_part(name)
    return match(name, '[^.:]+$')
end

-- The entries that a name may mean: itself, or what ends like it (`c:read` is `sock:read`).
local function find_entries(wanted)
    local exact, similar = {}, {}
    local is_method = find(wanted, ':', 1, true)
    local whole = gsub(wanted, '^eco%.(%w+[.:])', '%1')
    for _, entry in ipairs(part 'help_data') do
        local name = gsub(entry.name, '^eco%.(%w+[.:])', '%1')
        if name == whole then
            exact[#exact + 1] = entry
        elseif last_part(entry.name) == last_part(wanted)
            and (is_method and find(entry.name, ':', 1, true) or wanted == last_part(wanted))
        then
            similar[#similar + 1] = entry
        end
    end
    return #exact > 0 and exact or similar
end

local function show_members(prompt, name, value)
    local functions, others = {}, 0
    names.each_field(value, function(member, field)
        if type(field) == 'function' then
            functions[#functions + 1] = member
        else
            others = others + 1
        end
    end)
    sort(functions)
    if others > 0 then
        functions[#functions + 1] = format('and %d other fields', others)
    end
    prompt.output:say(text.safe(name) .. ' has\n' .. wrap(functions, prompt.editor:columns()))
end

local function nearest_entry(wanted)
    local known = {}
    for _, entry in ipairs(part 'help_data') do
        known[entry.name] = true
        known[last_part(entry.name)] = true
    end
    return suggest.nearest(wanted, { known }, 3)
end

local function explain(prompt, name)
    local entries = names.module_name(name) and {} or find_entries(name)
    for i, entry in ipairs(entries) do
        if i > 10 then break end
        show_entry(prompt, entry)
    end
    if #entries > 0 then return end
    local value = names.is_path(name) and names.resolve(prompt.session, name)
    if type(value) == 'table' or type(value) == 'userdata' then
        return show_members(prompt, name, value)
    elseif value then
        return prompt.output:say(inspect.value(value, prompt:options()))
    end
    local near = nearest_entry(name)
    prompt.output:say('no help on ' .. text.safe(name)
        .. (near and "; did you mean '" .. near .. "'?" or ''))
end

function list.help(prompt, argument)
    local name = gsub(argument, '%s*%(.*$', '')
    local command = match(name, '^%.?(%a+)$')
    if name == '' then
        return prompt.output:say(columns(summary) .. '\n' .. keys)
    elseif command and (list[command] and find(name, '.', 1, true) == 1) then
        for _, row in ipairs(summary) do
            if match(row[1], '%a+') == command then
                return prompt.output:say(row[1] .. '\n    ' .. row[2])
            end
        end
    end
    explain(prompt, name)
end

-- ---- .tasks, .kill, .sockets --------------------------------------------------------------------

local function task_row(task)
    local state, waits = match(task.state, '^(waiting): (.*)$')
    state, waits = state or task.state, waits or ''
    waits = gsub(waits, 'socket: ', '')
    if task.id == eco.id() then
        return { format('%d', task.id), 'running', 'this prompt', '' }
    end
    return { format('%d', task.id), state, text.safe(waits), text.safe(task.where or '') }
end

function list.tasks(prompt)
    local rows = { { 'ID', 'state', 'what it waits for', 'where' } }
    for _, task in ipairs(internal.tasks()) do
        rows[#rows + 1] = task_row(task)
    end
    prompt.output:say(columns(rows))
end

local function find_task(id)
    for _, task in ipairs(internal.tasks()) do
        if task.id == id then
            return task.thread
        end
    end
end

-- Cancels it, so that it can clean up; drops it if it goes on all the same.
local function kill(thread)
    eco.cancel(thread)
    local ended, err = eco.join(thread, kill_grace)
    if ended or not eco.id(thread) then
        return ended and 'ended' or 'ended: ' .. inspect.error_text(err)
    end
    coroutine_close(thread)
    return 'did not end when canceled, and was dropped'
end

function list.kill(prompt, argument)
    local id = tonumber(argument)
    local thread = id and find_task(id)
    if not id then
        prompt.output:say 'usage: .kill N, a number that .tasks shows'
    elseif id == eco.id() then
        prompt.output:say(format('task %d is this prompt: .exit leaves it', id))
    elseif not thread then
        prompt.output:say('no task ' .. argument)
    else
        prompt.output:say(format('task %d %s', id, kill(thread)))
    end
end

function list.sockets(prompt)
    local rows = { { 'FD', 'socket' } }
    local sockets = internal.sockets -- nil until the module is loaded
    for _, socket in ipairs(sockets and sockets() or {}) do
        rows[#rows + 1] = { format('%d', socket.fd), text.safe(socket.text) }
    end
    prompt.output:say(#rows > 1 and columns(rows) or 'no sockets')
end

-- ---- .time, .load, .exit ------------------------------------------------------------------------

local function duration(seconds)
    if seconds < 0.001 then
        return format('%.1f us', seconds * 1e6)
    elseif seconds < 1 then
        return format('%.2f ms', seconds * 1e3)
    end
    return format('%.3f s', seconds)
end

function list.time(prompt, argument)
    if argument == '' then
        return prompt.output:say 'usage: .time EXPR'
    end
    local input, message = prompt.session:compile(argument)
    if not input then
        return prompt:show_error(message)
    end
    local took = prompt:evaluate(input)
    if took then
        prompt.output:say(inspect.paint('cut', 'took ' .. duration(took), prompt.color))
    end
end

local function expand_home(path)
    local home = getenv 'HOME'
    return home and sub(path, 1, 2) == '~/' and home .. sub(path, 2) or path
end

function list.load(prompt, argument)
    if argument == '' then
        return prompt.output:say 'usage: .load FILE'
    end
    local chunk, message = internal.load_script(expand_home(argument))
    if not chunk then
        return prompt:show_error(message)
    end
    prompt:evaluate { f = chunk, declared = {} }
end

function list.exit(prompt)
    prompt.leaving = true
end

-- ---- running them -------------------------------------------------------------------------------

--- Runs the line if it is a command; else returns false.
function M.run(prompt, line)
    local name, argument = match(line, '^%s*%.(%a[%w_]*)%s*(.-)%s*$')
    if not name then
        return false
    end
    if list[name] then
        list[name](prompt, argument)
        return true
    end
    local near = suggest.nearest(name, { list }, 3)
    if not near then
        for known in pairs(list) do
            if sub(known, 1, #name) == name then
                near = known
            end
        end
    end
    prompt.output:say('no command .' .. name .. '; '
        .. (near and 'did you mean .' .. near .. '?' or '.help lists them'))
    return true
end

return M
