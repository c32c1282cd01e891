-- SPDX-License-Identifier: MIT
-- Values as the prompt shows them: on one line if it fits, else an item a line; never more than a
-- person wants to see, and "..." where something was left out. Calls nothing but __tostring.

local eco, _, part = ...

local text = part 'text'

local M = {}

local find, format, rep, sub = string.find, string.format, string.rep, string.sub
local concat, sort = table.concat, table.sort
local next, pcall, rawget, tostring, type = next, pcall, rawget, tostring, type
local rawlen = rawlen
local getinfo, getmetatable = debug.getinfo, debug.getmetatable
local floor, min = math.floor, math.min

local limits = {
    depth = 5, -- tables in tables
    items = 100, -- of one table
    values = 1000, -- of all tables together
    string = 4000, -- bytes of the value itself
    nested_string = 200, -- bytes of a string in a table
    sorted = 10000, -- keys of one table; of the rest, only the number is known
}

local colors = {
    string = '32',
    number = '36',
    boolean = '33',
    ['nil'] = '90',
    object = '35',
    cut = '90',
    error = '31',
}

--- The text in the colour of its kind, if the terminal has colours.
function M.paint(kind, plain, color)
    return color and '\27[' .. colors[kind] .. 'm' .. plain .. '\27[0m' or plain
end

-- ---- leaves -------------------------------------------------------------------------------------

local function leaf(state, kind, plain)
    return { text = M.paint(kind, plain, state.color), width = text.width(plain) }
end

local function function_text(f)
    local info = getinfo(f, 'S')
    if info.what == 'C' then
        return 'function: [C]'
    end
    return 'function: ' .. info.short_src .. ':' .. info.linedefined
end

local function thread_text(co)
    local id = eco.id(co)
    return id and 'thread: task ' .. format('%d', id) or tostring(co)
end

-- What __tostring makes of it, or nil.
local function own_text(value)
    local ok, answer = pcall(tostring, value)
    if not ok or type(answer) ~= 'string' then
        return nil
    end
    return #answer > limits.string and sub(answer, 1, limits.string) .. '...' or answer
end

local function object_text(value)
    local answer = own_text(value)
    if not answer then
        return type(value) .. ': (error in its __tostring)'
    end
    return sub(answer, 1, 8) == 'socket: ' and sub(answer, 9) or answer
end

local function string_leaf(state, value, depth)
    local limit = depth == 0 and limits.string or limits.nested_string
    local quoted, left = text.quote(value, limit)
    local result = leaf(state, 'string', quoted)
    if left > 0 then
        local mark = format('... (%d bytes)', #value)
        result.text = result.text .. M.paint('cut', mark, state.color)
        result.width = result.width + #mark
    end
    return result
end

local function plain_leaf(state, value, depth)
    local kind = type(value)
    if kind == 'string' then
        return string_leaf(state, value, depth)
    elseif kind == 'number' or kind == 'boolean' or kind == 'nil' then
        return leaf(state, kind, tostring(value))
    elseif kind == 'function' then
        return leaf(state, 'object', text.safe(function_text(value)))
    elseif kind == 'thread' then
        return leaf(state, 'object', thread_text(value))
    end
    return leaf(state, 'object', text.safe(object_text(value)))
end

-- ---- tables -------------------------------------------------------------------------------------

local ranks = { number = 1, string = 2, boolean = 3 }

local function before(a, b)
    local rank_a, rank_b = ranks[type(a)] or 4, ranks[type(b)] or 4
    if rank_a ~= rank_b then
        return rank_a < rank_b
    elseif rank_a <= 2 then
        return a < b
    end
    return rank_a == 3 and a and not b
end

-- The keys behind the array part, sorted, and how many there are.
local function other_keys(t, length)
    local keys, count = {}, 0
    for key in next, t do
        local in_array = type(key) == 'number' and key >= 1 and key <= length and floor(key) == key
        if not in_array then
            count = count + 1
            if count <= limits.sorted then
                keys[count] = key
            end
        end
    end
    sort(keys, before)
    return keys, count
end

local keywords = {}
for word in
    ([[and break do else elseif end false for function goto if in local nil not or repeat return
    then true until while]]):gmatch('%l+')
do
    keywords[word] = true
end
M.keywords = keywords

--- Can it be written as a name?
function M.is_name(key)
    return type(key) == 'string' and find(key, '^[%a_][%w_]*$') ~= nil and not keywords[key]
end

local function key_text(key)
    if M.is_name(key) then
        return key .. ' = '
    elseif type(key) == 'string' then
        return '[' .. text.quote(key, limits.nested_string) .. '] = '
    elseif type(key) == 'table' then
        return '[table] = '
    end
    return '[' .. plain_leaf({}, key, 1).text .. '] = '
end

local build

local function add(state, node, key, value, depth)
    local child = build(state, value, depth + 1)
    child.key = key
    node[#node + 1] = child
    node.width = node.width + text.width(key) + child.width + (#node > 1 and 2 or 0)
end

local function add_items(state, node, t, depth)
    local length = rawlen(t)
    local keys, count = other_keys(t, length)
    local shown = 0
    for i = 1, min(length, limits.items) do
        if state.left <= 0 then break end
        add(state, node, '', rawget(t, i), depth)
        shown = shown + 1
    end
    for i = 1, min(#keys, limits.items - shown) do
        if state.left <= 0 then break end
        add(state, node, key_text(keys[i]), rawget(t, keys[i]), depth)
        shown = shown + 1
    end
    local more = length + count - shown
    if more > 0 then
        local mark = leaf(state, 'cut', format('... %d more', more))
        mark.key = ''
        node[#node + 1] = mark
        node.width = node.width + mark.width + 2
    end
end

local function has_own_text(t)
    local meta = getmetatable(t)
    return type(meta) == 'table' and rawget(meta, '__tostring') ~= nil
end

local function build_table(state, t, depth)
    local own = has_own_text(t) and own_text(t)
    if own then
        return leaf(state, 'object', text.safe(own))
    elseif state.path[t] then
        return leaf(state, 'cut', '<cycle>')
    elseif next(t) == nil then
        return { text = '{}', width = 2 }
    elseif depth >= limits.depth then
        return leaf(state, 'cut', '{...}')
    end
    local node = { width = 4 }
    state.path[t] = true
    add_items(state, node, t, depth)
    state.path[t] = nil
    return node
end

function build(state, value, depth)
    state.left = state.left - 1
    if type(value) == 'table' then
        return build_table(state, value, depth)
    end
    return plain_leaf(state, value, depth)
end

-- ---- layout -------------------------------------------------------------------------------------

local function flat(node)
    if node.text then
        return node.text
    end
    local items = {}
    for i = 1, #node do
        items[i] = node[i].key .. flat(node[i])
    end
    return '{ ' .. concat(items, ', ') .. ' }'
end

local function is_plain_list(node)
    for i = 1, #node do
        if not node[i].text or node[i].key ~= '' then
            return false
        end
    end
    return true
end

-- As many on a line as fit.
local function fill(node, margin, columns)
    local lines, line, width = {}, margin, #margin
    for i = 1, #node do
        local item = node[i].text .. (i < #node and ',' or '')
        if width > #margin and width + node[i].width + 2 > columns then
            lines[#lines + 1] = line
            line, width = margin, #margin
        end
        local gap = width > #margin and ' ' or ''
        line = line .. gap .. item
        width = width + #gap + node[i].width + 1
    end
    lines[#lines + 1] = line
    return concat(lines, '\n')
end

local function layout(node, indent, taken, columns)
    if node.text or indent + taken + node.width <= columns then
        return flat(node)
    end
    local margin = rep(' ', indent + 2)
    if is_plain_list(node) then
        return '{\n' .. fill(node, margin, columns) .. '\n' .. rep(' ', indent) .. '}'
    end
    local lines = {}
    for i = 1, #node do
        local child = node[i]
        lines[i] = margin .. child.key
            .. layout(child, indent + 2, text.width(child.key) + 1, columns)
    end
    return '{\n' .. concat(lines, ',\n') .. '\n' .. rep(' ', indent) .. '}'
end

--- The value as text: `options.columns` wide, with `options.color`.
function M.value(value, options)
    local state = { left = limits.values, path = {}, color = options.color }
    return layout(build(state, value, 0), 0, 0, options.columns or 80)
end

--- An object as the lists of the prompt show it.
function M.object(value)
    return text.safe(object_text(value))
end

--- An error value, on one line if it is short.
function M.error_text(value)
    return type(value) == 'string' and text.safe(value) or M.value(value, {})
end

return M
