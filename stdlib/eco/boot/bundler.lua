-- SPDX-License-Identifier: MIT
-- eco --bundle: makes an executable of a script, modules and a copy of eco. See runtime/bundle.h.

local _, internal = ...

local crc32 = require 'eco.hash.crc32'
local file = require 'eco.file'

local OWN = '/proc/self/exe'

local function fail(text, ...)
    io.stderr:write('eco: ', text:format(...), '\n')
    os.exit(1)
end

local function must(value, message)
    if not value then
        fail('%s', message)
    end
    return value
end

-- ---- what goes in -------------------------------------------------------------------------------

-- Has it the parser look at the source: a bundle is not made of what would not run.
local function read_source(path, name)
    local source, chunk_name = internal.read_script(path)
    must(source, chunk_name)
    must(internal.load_text(source, chunk_name))
    return { name = name, path = path, chunk_name = chunk_name, source = source }
end

local function is_part_of_eco(name)
    return package.preload[name] or package.loaded[name]
end

-- The file of a module that is named as require names it.
local function find_module(name)
    local path, tried = package.searchpath(name, package.path)
    if path then
        return path
    end
    local library = package.searchpath(name, package.cpath)
    if library then
        fail("'%s' is a C module (%s), and a bundle can only have modules in Lua", name, library)
    end
    fail("module '%s' not found:%s%s", name, tried, file.access(name)
        and ('\n(a module is named as for require, a directory as %s/)'):format(name) or '')
end

-- As it would be found by DIRECTORY?.lua and DIRECTORY?/init.lua.
local function name_of(relative)
    local name = relative:gsub('%.lua$', ''):gsub('(.)/init$', '%1')
    return (name:gsub('/', '.'))
end

local function files_in(directory)
    local paths = {}
    must(file.walk(directory, function(path, name, info)
        if name:sub(1, 1) == '.' then
            return file.SKIP
        elseif info.type == 'REG' and name:find '%.so$' then
            fail('%s is a C module, and a bundle can only have modules in Lua', path)
        elseif info.type == 'REG' and name:find '%.lua$' then
            table.insert(paths, path)
        end
    end))
    table.sort(paths) -- foo.lua before foo/init.lua, as require looks
    return paths
end

-- Adds what a word of the command line stands for: a module, or all that are in a directory. The
-- first of a name counts, as in package.path.
local function add_modules(files, known, word)
    local function add(name, path)
        if not known[name] then
            known[name] = true
            table.insert(files, read_source(path, name))
        end
    end
    if word:sub(-1) ~= '/' then
        if not is_part_of_eco(word) then
            add(word, find_module(word))
        end
        return
    end
    local paths = files_in(word)
    if not paths[1] then
        fail('no modules in %s', word)
    end
    for _, path in ipairs(paths) do
        add(name_of(path:sub(#word + 1)), path)
    end
end

-- ---- what it is added to ------------------------------------------------------------------------

-- elf(5): e_machine, and 1 for the low byte first, 2 for the high one.
local architectures = {
    x86_64 = '62 1', i386 = '3 1', aarch64 = '183 1', armhf = '40 1', mipsel = '8 1', mips = '8 2',
}

local function list_architectures()
    local names = {}
    for name in pairs(architectures) do
        table.insert(names, name)
    end
    table.sort(names)
    return table.concat(names, ', ')
end

local function architecture_of(image)
    local order = image:byte(6)
    local low, high = image:byte(19, 20)
    if order == 2 then
        low, high = high, low
    end
    return ('%d %d'):format(low + 256 * high, order)
end

local slot_name = internal.bundle_slot:match '^[^:]+:'

-- What eco's executable consists of: before, behind the slot's name, and the offset of a bundle
-- that it already has.
local function read_eco(path)
    local image = must(file.readfile(path))
    local first, last = image:find(slot_name, 1, true)
    if image:sub(1, 4) ~= '\127ELF' or not first then
        fail('%s is not an executable of eco that can bundle', path)
    end
    local offset = tonumber(image:match('^%x+', last + 1), 16)
    return offset == 0 and image or image:sub(1, offset), last
end

local function read_target(architecture, path)
    local wanted = architectures[architecture]
    if not wanted then
        fail("no architecture '%s'; there are %s", architecture, list_architectures())
    end
    local image, slot = read_eco(path)
    if architecture_of(image) ~= wanted then
        fail('%s is not for %s', path, architecture)
    end
    return image, slot
end

local function check_portable(files)
    for _, entry in ipairs(files) do
        if entry.source:byte() == 27 then
            fail('%s is bytecode, which may not run on the target', entry.path)
        end
    end
end

-- ---- the executable -----------------------------------------------------------------------------

-- As boot/bundle.lua unpacks it; the script comes first.
local function pack(files)
    local parts = {}
    for _, entry in ipairs(files) do
        local name, chunk_name, source = entry.name or '', entry.chunk_name, entry.source
        table.insert(parts, ('%d %d %d\n'):format(#name, #chunk_name, #source))
        table.insert(parts, name .. chunk_name .. source)
    end
    return table.concat(parts)
end

local function join(image, slot, packed)
    local place = ('%016x:%016x:%08x'):format(#image, #packed, crc32.sum(packed, 0))
    return image:sub(1, slot) .. place .. image:sub(slot + #place + 1) .. packed
end

-- A slip of the pen must not cost anybody a source.
local function check_output(output, inputs)
    local info = file.stat(output)
    if not info or info.type ~= 'REG' then
        return
    end
    for _, path in ipairs(inputs) do
        local input = file.stat(path)
        if input and input.dev == info.dev and input.ino == info.ino then
            fail('%s would be overwritten, and is needed to make the program', output)
        end
    end
    if info.size > 0 and file.readfile(output, 4) ~= '\127ELF' then
        fail('%s exists and is not an executable; remove it, or choose another name', output)
    end
end

local function write(output, data)
    local ok, message = file.writefile(output, data, { atomic = true, mode = tonumber('755', 8) })
    if not ok then
        fail('cannot write %s', message)
    end
end

return function(output, architecture, target, script, ...)
    local files, known = { read_source(script) }, {}
    for _, word in ipairs { ... } do
        add_modules(files, known, word)
    end
    local image, slot
    if target == '' then
        image, slot = read_eco(OWN)
    else
        check_portable(files)
        image, slot = read_target(architecture, target)
    end
    local inputs = { target == '' and OWN or target }
    for _, entry in ipairs(files) do
        table.insert(inputs, entry.path)
    end
    check_output(output, inputs)
    write(output, join(image, slot, pack(files)))
end
