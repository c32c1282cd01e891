-- SPDX-License-Identifier: MIT
-- Names the Lua 5.3+ syntax in a source that LuaJIT's parser has refused.
--
-- There is no parser here. The source is cut into tokens, and a token is an offence if it is new
-- syntax for sure: an operator LuaJIT does not know between two tokens that an operator can stand
-- between, an attribute where a local is declared. Anything else is a real error, about which
-- LuaJIT has said what there is to say.

local M = {}

local max_offences = 10

-- ---- tokens -----------------------------------------------------------------------------------

-- A token is { kind, text, line, at }; kind is 'name', 'keyword', 'number', 'string' or 'operator'.
-- A string has no text, but `escapes`: the lines of its escapes beyond U+10FFFF.

local keywords = {}
for word in
    ([[and break do else elseif end false for function goto if in local nil not or repeat return
    then true until while]]):gmatch('%l+')
do
    keywords[word] = true
end

-- Moves to `stop`, counting line ends: \n, \r, \r\n and \n\r are one each.
local function advance(lexer, stop)
    local source, at = lexer.source, lexer.at
    while true do
        at = source:find('[\r\n]', at)
        if not at or at >= stop then break end
        lexer.line = lexer.line + 1
        at = source:match('^\r\n()', at) or source:match('^\n\r()', at) or at + 1
    end
    lexer.at = stop
end

-- The position after the long bracket at `at`; nil if there is none; false if it does not end.
local function long_bracket_end(source, at)
    local level = source:match('^%[(=*)%[', at)
    if not level then return nil end
    local _, stop = source:find(']' .. level .. ']', at, true)
    return stop and stop + 1 or false
end

-- Skips white space and comments; false if a comment does not end.
local function skip_blank(lexer)
    local source = lexer.source
    while true do
        advance(lexer, source:match('^%s*()', lexer.at))
        if source:sub(lexer.at, lexer.at + 1) ~= '--' then return true end
        local stop = long_bracket_end(source, lexer.at + 2)
        if stop == false then return false end
        advance(lexer, stop or source:find('[\r\n]', lexer.at) or #source + 1)
    end
end

local function escape_end(source, at)
    return source:match('^\\z%s*()', at)
        or source:match('^\\\r\n()', at)
        or source:match('^\\\n\r()', at)
        or at + 2
end

local function is_large_escape(source, at)
    local digits = source:match('^\\u{(%x+)}', at)
    local code = digits and tonumber('0x' .. digits)
    return code and code > 0x10FFFF and code <= 0x7FFFFFFF
end

local function read_string(lexer)
    local source, line, start, escapes = lexer.source, lexer.line, lexer.at, {}
    local quote = source:sub(lexer.at, lexer.at)
    local stops = '[\\\r\n' .. quote .. ']'
    advance(lexer, lexer.at + 1)
    while true do
        local at = source:find(stops, lexer.at)
        local stop = at and source:sub(at, at)
        if stop == quote then
            advance(lexer, at + 1)
            return { kind = 'string', line = line, at = start, escapes = escapes }
        end
        if stop ~= '\\' then return nil end
        advance(lexer, at)
        if is_large_escape(source, at) then escapes[#escapes + 1] = lexer.line end
        advance(lexer, escape_end(source, at))
    end
end

local function read_long_string(lexer, stop)
    local token = { kind = 'string', line = lexer.line, at = lexer.at, escapes = {} }
    advance(lexer, stop)
    return token
end

local function number_end(source, at)
    local exponent = source:find('^0[xX]', at) and '^[pP][+-]' or '^[eE][+-]'
    while source:find('^[%w_.]', at) do
        at = at + (source:find(exponent, at) and 2 or 1)
    end
    return at
end

local function operator_end(source, at)
    return source:match('^%.%.%.()', at)
        or source:match('^[=~<>]=()', at)
        or source:match('^//()', at)
        or source:match('^::()', at)
        or source:match('^<<()', at)
        or source:match('^>>()', at)
        or source:match('^%.%.()', at)
        or at + 1
end

local function take(lexer, kind, stop)
    local text = lexer.source:sub(lexer.at, stop - 1)
    local token = { kind = kind, text = text, line = lexer.line, at = lexer.at }
    lexer.at = stop
    return token
end

-- The next token, or nil at the end and where a string or comment does not end.
local function next_token(lexer)
    local source = lexer.source
    if not skip_blank(lexer) or lexer.at > #source then return nil end
    local at = lexer.at
    if source:find('^["\']', at) then return read_string(lexer) end
    local stop = long_bracket_end(source, at)
    if stop then return read_long_string(lexer, stop) end
    if stop == false then return nil end
    if source:find('^%.?%d', at) then return take(lexer, 'number', number_end(source, at)) end
    stop = source:match('^[%a_\128-\255][%w_\128-\255]*()', at)
    if not stop then return take(lexer, 'operator', operator_end(source, at)) end
    return take(lexer, keywords[source:sub(at, stop - 1)] and 'keyword' or 'name', stop)
end

local function tokenise(source)
    local lexer = { source = source, at = 1, line = 1 }
    -- LuaJIT skips a byte order mark and a first line that starts with '#', too.
    lexer.at = source:match('^\239\187\191()') or 1
    lexer.at = source:match('^#[^\r\n]*()', lexer.at) or lexer.at
    local tokens = {}
    for token in next_token, lexer do
        tokens[#tokens + 1] = token
    end
    return tokens
end

-- The tokens of a source, up to its end or to a string or comment that does not end.
M.tokens = tokenise

-- ---- offences ---------------------------------------------------------------------------------

local function set(words)
    local result = {}
    for word in words:gmatch('%S+') do
        result[word] = true
    end
    return result
end

local expression_ends = set(') ] } ... end false nil true')
local expression_starts = set('( { - # ~ ... false function nil not true')
local statement_starts_after = set('; :: do else repeat then break')

local function is_operand(token)
    return token.kind == 'name' or token.kind == 'number' or token.kind == 'string'
end

local function ends_expression(token)
    return token ~= nil and (is_operand(token) or expression_ends[token.text] == true)
end

local function starts_expression(token)
    return token ~= nil and (is_operand(token) or expression_starts[token.text] == true)
end

local function is_text(token, text)
    return token ~= nil and token.text == text
end

local bit_functions = {
    ['|'] = 'bit.bor',
    ['&'] = 'bit.band',
    ['<<'] = 'bit.lshift',
    ['>>'] = 'bit.rshift',
}

local function describe_operator(operator, is_binary)
    if operator == '//' then
        return is_binary and "operator '//' is Lua 5.3+ syntax; use math.floor(a / b)"
    end
    local name = is_binary and bit_functions[operator]
    if operator == '~' then name = is_binary and 'bit.bxor' or 'bit.bnot' end
    return name and ("operator '%s' is Lua 5.3+ syntax; use %s (32 bits)"):format(operator, name)
end

local function find_operator(tokens, i, report)
    if not starts_expression(tokens[i + 1]) then return end
    local text = describe_operator(tokens[i].text, ends_expression(tokens[i - 1]))
    if text then report(tokens[i].line, text) end
end

local function describe_attribute(attribute, name)
    if attribute == 'const' then return "'<const>' is Lua 5.4 syntax; drop it" end
    if attribute ~= 'close' then return ("unknown attribute '%s'"):format(attribute) end
    return ("'<close>' is Lua 5.4 syntax; call NAME:close() yourself "
        .. 'or use eco.with(NAME, function(NAME) … end)'):gsub('NAME', name)
end

-- The attributes in `local a <const>, b <close>`. Lua 5.4 refuses `<const>= 1`, but for what to do
-- about it in LuaJIT that makes no difference.
local function find_attributes(tokens, i, report)
    repeat
        local name, open, attribute, close = unpack(tokens, i + 1, i + 4)
        if not name or name.kind ~= 'name' then return end
        i = i + 2
        if is_text(open, '<') and attribute and attribute.kind == 'name'
            and (is_text(close, '>') or is_text(close, '>='))
        then
            report(open.line, (describe_attribute(attribute.text, name.text)))
            i = i + 3
        end
    until not is_text(tokens[i], ',')
end

-- `global` is a name like any other, unless it starts a statement and what follows cannot.
local function find_global(tokens, i, report)
    local before, after = tokens[i - 1], tokens[i + 1]
    local starts = before == nil or ends_expression(before) or statement_starts_after[before.text]
    if not starts or not after then return end
    if after.kind == 'name' or is_text(after, 'function') or is_text(after, '*')
        or is_text(after, '<') and is_text(tokens[i + 3], '>')
    then
        report(tokens[i].line, "'global' declarations are Lua 5.5 syntax")
    end
end

local function find_escapes(tokens, i, report)
    for _, line in ipairs(tokens[i].escapes) do
        report(line, 'escape beyond U+10FFFF is Lua 5.4 syntax')
    end
end

local function find_offences(tokens, report)
    for i, token in ipairs(tokens) do
        if token.kind == 'operator' then
            find_operator(tokens, i, report)
        elseif token.kind == 'string' then
            find_escapes(tokens, i, report)
        elseif token.text == 'local' then
            find_attributes(tokens, i, report)
        elseif token.text == 'global' then
            find_global(tokens, i, report)
        end
    end
end

-- What to tell the user about `source`, which LuaJIT refused with `message`: its offences, the
-- first ten, one per line; `message` if it has none.
function M.explain(source, chunkname, message)
    local file = chunkname:gsub('^[@=]', '')
    local lines = {}
    local function report(line, text)
        if #lines < max_offences then lines[#lines + 1] = ('%s:%d: %s'):format(file, line, text) end
    end
    if source:find('^\27Lua') or source:find('^#[^\r\n]*[\r\n]+\27Lua') then
        report(1, 'this file is PUC-Lua bytecode; give the source')
    else
        find_offences(tokenise(source), report)
    end
    return #lines > 0 and table.concat(lines, '\n') or message
end

return M
