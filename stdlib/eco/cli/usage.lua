-- SPDX-License-Identifier: MIT
-- The text of --help.

local list = require('eco.cli.spec').list

local width = 79
local widest_term = 28

local M = {}

--- How a program is called: "tool" or "tool command".
function M.name(program)
    local name = program.spec.name
    if program.parent then
        return M.name(program.parent) .. ' ' .. name
    end
    return name or tostring(_G.arg and _G.arg[0] or 'eco'):match '[^/]*$'
end

local function names(option)
    local long = option.long
    if long and option.type == 'boolean' and option.default == true then
        long = '[no-]' .. long
    end
    local value = option.takes_value and (option.metavar or option.name:upper())
    local text = option.short and '-' .. option.short or '   '
    if long then
        text = text .. (option.short and ', --' or ' --') .. long
    end
    return value and text .. ' ' .. value or text
end

local function default_text(option)
    local default = option.default
    if option.type == 'array' then
        return default and list(default) or ''
    elseif not option.takes_value and (default == 0 or type(default) == 'boolean') then
        return ''
    end
    return default == nil and '' or tostring(default)
end

local function description(option)
    local remarks = {}
    if option.choices then
        remarks[1] = 'one of: ' .. list(option.choices)
    end
    if option.required then
        remarks[#remarks + 1] = 'required'
    end
    local default = default_text(option)
    if default ~= '' then
        remarks[#remarks + 1] = 'default: ' .. default
    end
    local text = option.help or ''
    if #remarks > 0 then
        text = text .. (text ~= '' and ' (' or '(') .. table.concat(remarks, '; ') .. ')'
    end
    return text
end

-- Columns on the screen, near enough.
local function length(text)
    return utf8.len(text) or #text
end

-- Puts words into lines of `columns` characters.
local function wrap(text, columns)
    local lines = {}
    for word in text:gmatch '%S+' do
        local last = lines[#lines]
        if last and length(last) + 1 + length(word) <= columns then
            lines[#lines] = last .. ' ' .. word
        else
            lines[#lines + 1] = word
        end
    end
    return lines
end

-- Terms and what they mean, side by side.
local function add_section(out, title, items)
    if #items == 0 then
        return
    end
    local column = 0
    for _, item in ipairs(items) do
        local size = length(item[1])
        if size <= widest_term then
            column = math.max(column, size + 4)
        end
    end
    column = math.max(column, 8)
    out[#out + 1] = '\n' .. title .. ':'
    for _, item in ipairs(items) do
        local term, lines = '  ' .. item[1], wrap(item[2], width - column)
        if #lines > 0 and length(term) + 2 <= column then
            term = term .. (' '):rep(column - length(term)) .. table.remove(lines, 1)
        end
        out[#out + 1] = term
        for _, line in ipairs(lines) do
            out[#out + 1] = (' '):rep(column) .. line
        end
    end
end

local function synopsis(program)
    local words, around = { 'Usage:', M.name(program) }, program
    while around and #around.options == 0 do
        around = around.parent
    end
    if around then
        words[#words + 1] = '[options]'
    end
    if program.commands then
        words[#words + 1] = program.spec.run and '[command]' or 'command'
    end
    words[#words + 1] = program.spec.args
    return table.concat(words, ' ')
end

local function option_items(program)
    local items = {}
    for i, option in ipairs(program.options) do
        items[i] = { names(option), description(option) }
    end
    return items
end

setmetatable(M, {
    __call = function(_, program)
        local spec, out = program.spec, {}
        out[1] = synopsis(program)
        local help = spec.help and spec.help .. '\n\n' or ''
        for paragraph in help:gmatch '(.-)\n%s*\n' do
            out[#out + 1] = '\n' .. table.concat(wrap(paragraph, width), '\n')
        end
        local commands = {}
        for i, command in ipairs(spec.commands or {}) do
            commands[i] = { command.name, command.help or '' }
        end
        add_section(out, 'Commands', commands)
        add_section(out, 'Options', option_items(program))
        local around = program.parent
        while around do
            add_section(out, 'Options of ' .. M.name(around), option_items(around))
            around = around.parent
        end
        return table.concat(out, '\n') .. '\n'
    end,
})

return M
