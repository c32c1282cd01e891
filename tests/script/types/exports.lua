-- SPDX-License-Identifier: MIT
-- The annotations for editors name what the modules export, and nothing else.
local check = require 'check'
local types = require 'editor_types'.read()

local lua_types = { integer = 'number', number = 'number', string = 'string', any = nil }

-- Not for scripts: parts of the runtime, and what `require` finds as a field of a module.
local function is_public(name)
    return name:find '^eco%.%w+$' and name ~= 'eco.compat' and name ~= 'eco.syntax'
end

local modules = { 'eco' }
for name in pairs(package.preload) do
    if is_public(name) then
        modules[#modules + 1] = name
    end
end
check.ok(#modules > 15, 'all modules')

local compare

local function compare_field(where, value, class, name)
    local declared = class.functions[name]
    if declared then
        check.eq(type(value), 'function', where)
        check.eq(declared.method, false, where)
        return
    end
    declared = class.fields[name]
    check.ok(declared, where .. ' is exported and has no type')
    if type(value) == 'table' then
        compare(where, value, check.ok(types.classes[declared.type], where))
        check.eq(types.modules[where], declared.type, where)
        check.eq(require(where), value, where)
    elseif lua_types[declared.type] then
        check.eq(type(value), lua_types[declared.type], where)
    end
end

function compare(where, module, class)
    for name, value in pairs(module) do
        compare_field(where .. '.' .. name, value, class, name)
    end
    for name in pairs(class.functions) do
        check.ok(module[name], where .. '.' .. name .. ' has a type and is not exported')
    end
    for name, field in pairs(class.fields) do
        check.ok(field.optional or module[name] ~= nil,
            where .. '.' .. name .. ' has a type and is not exported')
    end
end

for _, name in ipairs(modules) do
    local class = check.ok(types.modules[name], name .. ' has annotations')
    compare(name, require(name), types.classes[class])
    types.modules[name] = nil
end
for name in pairs(types.modules) do
    check.ok(pcall(require, name), name .. ' has annotations and is no module')
end

-- What is added to Lua's own library.
for path, declared in pairs(types.globals) do
    local value = _G
    for part in path:gmatch '%w+' do
        value = value[part]
    end
    check.ok(value ~= nil, path .. ' exists')
    check.eq(type(value) == 'function', declared.parameters ~= nil, path)
end
for name in pairs(utf8) do
    local declared = types.globals['utf8.' .. name] or types.classes.utf8lib.functions[name]
    check.ok(declared, 'utf8.' .. name)
end
for name in pairs(types.classes.utf8lib.functions) do
    check.ok(utf8[name], 'utf8.' .. name)
end
