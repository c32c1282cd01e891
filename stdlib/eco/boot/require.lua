-- SPDX-License-Identifier: MIT
-- require and dofile in Lua, so that the file they run may wait. A module that another task is
-- loading is waited for; a module that needs itself is an error.

local eco, internal = ...

local ENOENT, ENOTDIR = 2, 20
local loaded = package.loaded
local loading = {} -- name -> { task = id, queue = those who wait }
local awaited = {} -- task id -> the job it waits for

-- Can the job only end after the task's own?
local function depends_on(job, task)
    while job do
        if job.task == task then
            return true
        end
        job = awaited[job.task]
    end
    return false
end

-- A module file that the parser refused: its own loader says more about it.
local function explain(name, message)
    local path = package.searchpath(name, package.path)
    local chunk, reason = nil, message
    if path then
        chunk, reason = internal.load_script(path)
    end
    if chunk or not path then
        return message
    end
    return "error loading module '" .. name .. "' from file '" .. path .. "':\n\t" .. reason
end

-- The searchers say "no file" whatever the reason is. The others: no descriptor is left, a disk
-- fails. Returns lines that tell them, and whether a file can be opened by now.
local function other_reasons(name)
    local lines = {}
    for template in (package.path .. ';' .. package.cpath):gmatch '[^;]+' do
        local file, why, number = io.open((template:gsub('%?', (name:gsub('%.', '/')))))
        if file then
            file:close()
            return lines, true
        elseif number ~= ENOENT and number ~= ENOTDIR then
            lines[#lines + 1] = '\n\tcannot open ' .. why
        end
    end
    return lines, false
end

local function find_loader(name, is_second_try)
    local loaders = package.loaders
    if type(loaders) ~= 'table' then
        error("'package.loaders' must be a table", 3)
    end
    local tried = {}
    for _, searcher in ipairs(loaders) do
        local ok, loader = pcall(searcher, name)
        if not ok then
            error(explain(name, loader), 0)
        end
        if type(loader) == 'function' then
            return loader
        elseif type(loader) == 'string' then
            tried[#tried + 1] = loader
        end
    end
    local reasons, is_there = other_reasons(name)
    if is_there and not is_second_try then
        return find_loader(name, true)
    end
    error("module '" .. name .. "' not found:" .. table.concat(tried) .. table.concat(reasons), 3)
end

local function finish(name, ok, ...)
    local job = loading[name]
    loading[name] = nil
    while job.queue and job.queue:wake(true) do end
    if not ok then
        error((...), 0)
    end
    local result = ...
    if result ~= nil then
        loaded[name] = result
    elseif loaded[name] == nil then
        loaded[name] = true
    end
    return loaded[name]
end

function _G.require(name)
    if type(name) ~= 'string' and type(name) ~= 'number' then
        internal.check(1, 'require', name, 'string')
    end
    name = tostring(name)
    local task = eco.id() or 0 -- 0: no task
    local job = loading[name]
    while job do
        if job.task == task and loaded[name] ~= nil then
            return loaded[name] -- a module that says early what it is
        elseif depends_on(job, task) then
            error("loop or previous error loading module '" .. name .. "'", 2)
        end
        job.queue = job.queue or internal.waiters('module ' .. name)
        awaited[task] = job
        local done, ok, err = pcall(job.queue.wait, job.queue)
        awaited[task] = nil
        if not done or not ok then
            local reason = done and err or ok
            error("module '" .. name .. "' is being loaded by another task: " .. reason, 2)
        end
        job = loading[name]
    end
    if loaded[name] ~= nil then
        return loaded[name]
    end
    local loader = find_loader(name)
    loading[name] = { task = task }
    return finish(name, xpcall(loader, internal.keep_origin, name))
end

-- What `luarocks install --local` has installed comes last. A LUA_PATH without ";;" replaces all.
local function add_rocks(field, variable, ...)
    local home, wanted = os.getenv 'HOME', os.getenv(variable)
    if home and (not wanted or wanted:find(';;', 1, true)) then
        for _, file in ipairs { ... } do
            package[field] = package[field] .. ';' .. home .. '/.luarocks/' .. file
        end
    end
end

add_rocks('path', 'LUA_PATH', 'share/lua/5.1/?.lua', 'share/lua/5.1/?/init.lua')
add_rocks('cpath', 'LUA_CPATH', 'lib/lua/5.1/?.so')

function _G.dofile(name)
    local chunk, message = internal.load_script(name or '-')
    if not chunk then
        error(message, 0)
    end
    return chunk()
end
