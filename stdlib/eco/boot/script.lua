-- SPDX-License-Identifier: MIT
-- Loading scripts: the first line may start with "#"; what only a later Lua can parse is explained.

local _, internal = ...

local function explain(source, chunk_name, message)
    return require 'eco.syntax'.explain(source, chunk_name, message)
end

local function load_source(source, chunk_name)
    local chunk, message = loadstring(source, chunk_name)
    if chunk then
        return chunk
    end
    return nil, explain(source, chunk_name, message)
end

--- The text of a file ("-": standard input) and the name of its chunk, or nil and why not.
function internal.read_script(name)
    if name == '-' then
        local source, message = io.stdin:read('*a')
        return source, source and '=stdin' or 'cannot read standard input: ' .. message
    end
    local file, message, errno = io.open(name, 'rbe')
    if not file then
        return nil, 'cannot open ' .. message, errno
    end
    local source, read_message = file:read('*a')
    file:close()
    if not source then
        return nil, 'cannot open ' .. name .. ': ' .. read_message
    end
    return source, '@' .. name
end

--- The chunk of what a file has, or nil and why not.
function internal.load_text(source, chunk_name)
    -- The newline stays, so that line numbers are right.
    return load_source((source:gsub('^#[^\n]*', '')), chunk_name)
end

--- The chunk of a file ("-": standard input), or nil and why not.
function internal.load_script(name)
    local source, chunk_name = internal.read_script(name)
    if not source then
        return nil, chunk_name
    end
    return internal.load_text(source, chunk_name)
end

--- The chunk of a piece of code, or nil and why not.
function internal.load_string(source, chunk_name)
    return load_source(source, chunk_name)
end

--- One -j option: "off", "v", "dump=+rs,FILE".
function internal.jit_command(command)
    local name, options = command:match('^%s*(%a[%w_]*)=?(.*)$')
    if not name then
        return nil, 'malformed -j option: ' .. command
    end
    local arguments = {}
    for option in options:gmatch('[^,]+') do
        arguments[#arguments + 1] = option
    end
    if type(jit[name]) == 'function' then
        jit[name](unpack(arguments))
        return true
    end
    local found, module = pcall(require, 'jit.' .. name)
    if not found then
        return nil, 'unknown -j command, or the jit.* modules are not installed: ' .. name
    end
    module.start(unpack(arguments))
    return true
end

--- What the command line asks for, as one task: modules, pieces of code, then the script.
local function run_program(modules, pieces, script, ...)
    for _, name in ipairs(modules) do
        local ok, message = xpcall(require, internal.keep_origin, name)
        if not ok then
            error('-l ' .. name .. ': ' .. tostring(message):gsub('^stdlib/%S+ ', ''), 0)
        end
    end
    for i, piece in ipairs(pieces) do
        local chunk, message = load_source(piece, '=(command line)')
        if not chunk then
            io.stderr:write('eco: ', message, '\n')
            os.exit(1)
        end
        if i == #pieces and not script then
            return chunk(...) -- a tail call: a traceback begins with the user's code
        end
        chunk(...)
    end
    if script then
        return script(...)
    end
end

--- What the command line asks for; with a prompt, beside it.
function internal.program(modules, pieces, prompt, script, ...)
    if prompt then
        return internal.repl(internal.open_editor(), run_program, modules, pieces, script, ...)
    end
    return run_program(modules, pieces, script, ...)
end
