-- SPDX-License-Identifier: MIT
-- A strict reader of annotations for the Lua language server, as far as eco has them: what it does
-- not know is an error.
--
--     local meta = luacats.read { 'types/eco.lua', 'types/eco/socket.lua' }
--     meta.classes['eco.socket.Socket'].functions.send.method     true
--     meta.classes['eco.socket.Address'].fields.port.optional     true
--     meta.modules['eco.socket']                       'eco.socket': the class of what it returns

local luacats = {}

local basic = {}
for _, name in ipairs { 'any', 'boolean', 'false', 'function', 'integer', 'nil', 'number', 'self',
    'string', 'table', 'thread', 'true', 'userdata' } do
    basic[name] = true
end

-- ---- types --------------------------------------------------------------------------------------

local Type = {}
Type.__index = Type

local patterns = { '^"[^"]*"', '^%.%.%.', '^[%a_][%w_.]*', '^[%[%](){}<>|?,:]' }

local function tokenize(text)
    local tokens, position = {}, 1
    while position <= #text do
        local blank = text:match('^ +', position)
        if blank then
            position = position + #blank
        else
            local token
            for _, pattern in ipairs(patterns) do
                token = token or text:match(pattern, position)
            end
            if not token then
                return tokens, text:sub(position)
            end
            tokens[#tokens + 1] = { text = token, from = position, to = position + #token }
            position = position + #token
        end
    end
    return tokens, ''
end

function Type:peek()
    local token = self.tokens[self.next]
    return token and token.text
end

function Type:take(wanted)
    local token = self:peek()
    if not token or wanted and token ~= wanted then
        error(('%s expected at %s in %q'):format(wanted or 'more', token or 'its end', self.text))
    end
    self.next = self.next + 1
    return token
end

function Type:accept(wanted)
    return self:peek() == wanted and self:take()
end

function Type:list(item, last)
    while self:peek() ~= last do
        item(self)
        if self:peek() ~= last then
            self:take ','
        end
    end
    self:take(last)
end

function Type:parameter()
    assert(self:take():match '^[%a_.][%w_.]*$', self.text)
    self:accept '?'
    if self:accept ':' then
        self:union()
    end
end

function Type:fun()
    self:take '('
    self:list(self.parameter, ')')
    if self:accept ':' then
        repeat
            self:union()
        until not (self.results_listed and self:accept ',')
    end
end

function Type:atom()
    local token = self:take()
    if token == '(' then
        local outer = self.results_listed
        self.results_listed = true
        self:union()
        self.results_listed = outer
        self:take ')'
    elseif token == 'fun' then
        self:fun()
    elseif token == 'table' and self:accept '<' then
        self:list(self.union, '>')
    elseif not basic[token] and not token:find '^"' and token ~= '...' then
        assert(token:find '^[%a_]', self.text)
        self.names[token] = self.text
    end
end

function Type:union()
    repeat
        self:atom()
        while self:accept '?' or self:peek() == '[' do
            if self:accept '[' then
                self:take ']'
            end
        end
    until not self:accept '|'
end

-- Reads a type at the beginning of a text; returns what follows it. An overload lists its results
-- without brackets.
local function read_type(text, names, is_overload)
    local tokens = tokenize(text)
    local state = setmetatable({ text = text, tokens = tokens, next = 1, names = names,
        results_listed = is_overload }, Type)
    state:union()
    local last = tokens[state.next - 1]
    local rest = text:sub(last.to)
    assert(rest == '' or rest:find '^ ', 'no blank behind the type: ' .. text)
    return rest:sub(2)
end

-- ---- lines --------------------------------------------------------------------------------------

local Reader = {}
Reader.__index = Reader

local tags = {}

function tags:meta(text)
    self.module = text:match '^[%w.]+$' or error('meta ' .. text, 0)
end

function tags:class(text)
    local name, parent = text:match '^([%w.]+): ([%w.]+)$'
    name = name or text:match '^[%w.]+$' or error('class ' .. text, 0)
    assert(not self.meta.classes[name], name .. ' is declared twice')
    self.class = { name = name, parent = parent, functions = {}, fields = {} }
    self.meta.classes[name] = self.class
    if parent then
        self.meta.used[parent] = name
    end
end

function tags:field(text)
    local name, mark, kind = text:match '^([%a_][%w_]*)(%??) (.+)$'
    if not name then
        name, kind = text:match '^(%[integer%]) (.+)$'
        mark = '?'
    end
    assert(name and self.class, 'field ' .. text)
    assert(not self.class.fields[name], name .. ' is a field twice')
    local rest = read_type(kind, self.meta.used)
    kind = kind:sub(1, #kind - #rest):gsub(' $', '')
    self.class.fields[name] = { optional = mark == '?', type = kind }
end

function tags:alias(text)
    local name, kind = text:match '^([%w.]+) (.+)$'
    assert(read_type(kind, self.meta.used) == '', text)
    self.meta.classes[name] = { name = name, functions = {}, fields = {}, alias = kind }
end

function tags:param(text)
    local name, mark, kind = text:match '^([%a_.][%w_.]*)(%??) (.+)$'
    assert(name, 'param ' .. text)
    read_type(kind, self.meta.used)
    local parameters = self.parameters
    local before = parameters[#parameters]
    assert(not (before and before.optional) or mark == '?' or name == '...', name .. ' is required')
    local rest = read_type(kind, self.meta.used)
    kind = kind:sub(1, #kind - #rest):gsub(' $', '')
    parameters[#parameters + 1] = { name = name, optional = mark == '?', type = kind }
end

tags['return'] = function(self, text)
    local rest = read_type(text, self.meta.used)
    self.results[#self.results + 1] = text:sub(1, #text - #rest):gsub(' $', '')
end

function tags:overload(text)
    assert(text:find '^fun%(', text)
    assert(read_type(text, self.meta.used, true) == '', text)
    self.overloads[#self.overloads + 1] = text
end

function tags:type(text)
    assert(read_type(text, self.meta.used) == '', text)
    self.pending_type = text
end

function Reader:take_tag(tag, text)
    local take = tags[tag] or error('unknown tag ' .. tag, 0)
    take(self, text)
end

function Reader:take_function(owner, mark, name, arguments)
    local names = {}
    for _, parameter in ipairs(self.parameters) do
        names[#names + 1] = parameter.name
    end
    assert(table.concat(names, ', ') == arguments, name .. ' has parameters ' .. arguments)
    local class = self.variables[owner] or { functions = self.meta.globals, name = owner }
    if not self.variables[owner] then
        name = owner == '' and name or owner .. '.' .. name
    end
    assert(not class.functions[name], name .. ' is defined twice')
    class.functions[name] = { method = mark == ':', parameters = self.parameters,
        results = self.results, overloads = self.overloads }
    self.parameters, self.results, self.overloads = {}, {}, {}
end

function Reader:take_code(line)
    local owner, mark, name, arguments =
        line:match '^function ([%a_][%w_]*)([.:])([%w_]+)%((.*)%) end$'
    local variable = line:match '^local ([%a_][%w_]*)$' or line:match '^local ([%a_][%w_]*) = {}$'
        or line:match '^([%a_][%w_]*) = {}$'
    if owner then
        self:take_function(owner, mark, name, arguments)
    elseif line:find '^function ' then
        self:take_function('', '.', line:match '^function ([%w_]+)%((.*)%) end$')
    elseif variable then
        self.variables[variable] = self.pending_type and { name = self.pending_type } or self.class
        assert(self.variables[variable], variable .. ' has no type')
        self.pending_type = nil
        self.class = nil
    elseif line:find '^[%a_][%w_.]* = nil$' then
        assert(self.pending_type, line)
        self.meta.globals[line:match '^[%w_.]+'] = { type = self.pending_type }
        self.pending_type = nil
    else
        local result = line:match '^return ([%a_][%w_]*)$' or error('unknown line ' .. line, 0)
        self.meta.modules[self.module] = self.variables[result].name
    end
end

function Reader:take(line)
    local tag, text = line:match '^%-%-%-@(%a+) (.+)$'
    if tag then
        self:take_tag(tag, text)
    elseif line ~= '' and not line:find '^%-%-' then
        self:take_code(line)
    else
        assert(not line:find '^%-%-%-@', line)
    end
end

local function read_file(meta, path)
    assert(loadfile(path))
    local self = setmetatable({ meta = meta, variables = {}, parameters = {}, results = {},
        overloads = {} }, Reader)
    local number = 0
    for line in io.lines(path) do
        number = number + 1
        local ok, message = pcall(self.take, self, line)
        if not ok then
            error(('%s:%d: %s'):format(path, number, message), 0)
        end
    end
    assert(self.module, path .. ' has no ---@meta')
end

--- What the files declare.
function luacats.read(paths)
    local meta = { classes = {}, modules = {}, globals = {}, used = {} }
    for _, path in ipairs(paths) do
        read_file(meta, path)
    end
    for name, where in pairs(meta.used) do
        assert(meta.classes[name], ('no type is called %s: %s'):format(name, where))
    end
    return meta
end

return luacats
