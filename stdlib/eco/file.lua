-- SPDX-License-Identifier: MIT
--- Files, directories, and news about them. What asks the kernel one question is written in C++
--- (modules/file); here are the functions that are made of several.
-- @module eco.file

local _, internal = ...

local M = require 'eco.file.core'

local format, match, type = string.format, string.match, type
local open, list, stat, lstat = M.open, M.list, M.stat, M.lstat
local bad_argument, check = internal.bad_argument, internal.check
local give_way, keep_turn = internal.give_way, internal.keep_turn

local finish = M.finish
M.finish = nil -- not for scripts

--- What a callback of `walk` returns to leave a directory out.
M.SKIP = 1

local function check_path(path, index, name)
    if type(path) == 'number' then
        path = tostring(path)
    end
    check(index, name, path, 'string', 'no value')
    if path:find('%z') then
        bad_argument(index, name, 'path contains a zero byte')
    end
    return path
end

local function join(directory, name)
    return directory .. (directory:sub(-1) == '/' and '' or '/') .. name
end

-- A failure of the system with the name of the file that it is about.
local function about(path, err, code)
    return nil, code and path .. ': ' .. err or err, code
end

-- ---- names --------------------------------------------------------------------------------------

--- What is behind the last slash; slashes at the end do not count. basename(1).
-- @tparam string path
-- @treturn string
function M.basename(path)
    path = check_path(path, 1, 'basename')
    if path == '' then
        return '.'
    end
    local stripped = path:gsub('/+$', '')
    return stripped == '' and '/' or match(stripped, '[^/]*$')
end

--- What is before the last slash; slashes at the end do not count. dirname(1).
-- @tparam string path
-- @treturn string
function M.dirname(path)
    path = check_path(path, 1, 'dirname')
    local stripped = path:gsub('/+$', '')
    if stripped == '' then
        return path == '' and '.' or '/'
    end
    local parent = match(stripped, '^(.*)/')
    if not parent then
        return '.'
    end
    parent = parent:gsub('/+$', '')
    return parent == '' and '/' or parent
end

-- ---- whole files --------------------------------------------------------------------------------

-- Longer than any number is written.
local LONGEST_NUMBER = 200

local function check_format(fmt)
    if fmt == nil then
        return 'a'
    end
    if type(fmt) == 'number' and fmt >= 0 and fmt <= 2 ^ 53 and fmt % 1 == 0 then
        return fmt
    end
    local letter = type(fmt) == 'string' and match(fmt, '^%*?([alLn])$')
    if not letter then
        bad_argument(2, 'readfile', 'invalid format')
    end
    return letter
end

-- `count` bytes, or what there is.
local function take(file, count)
    local data, err, code = file:readfull(count)
    if not data and err == 'eof' then
        return file:read('a')
    end
    return data, err, code
end

-- The number that the text begins with.
local function parse_number(text)
    local word = match(text, '^%s*([%w.+-]+)') or ''
    for size = #word, 1, -1 do
        local number = tonumber(word:sub(1, size))
        if number then
            return number
        end
    end
    return nil, 'not a number'
end

local function read_format(file, fmt)
    if fmt == 0 then
        local some, err, code = file:read(1)
        return some and '', err, code
    elseif type(fmt) == 'number' then
        return take(file, fmt)
    elseif fmt ~= 'n' then
        return file:read(fmt)
    end
    local text, err, code = take(file, LONGEST_NUMBER)
    if not text then
        return nil, err, code
    end
    return parse_number(text)
end

local function read_file(path, fmt)
    local file, err, code = open(path)
    if not file then
        return nil, err, code
    end
    local data
    data, err, code = read_format(file, fmt)
    file:close()
    return data, err, code
end

--- Reads a file: all of it, its first line, number or bytes.
-- @tparam string path
-- @param[opt='a'] fmt 'a', 'l', 'L', 'n' as in Lua's own library, or how many bytes
-- @return string or number; or nil, text, code
function M.readfile(path, fmt)
    path = check_path(path, 1, 'readfile')
    fmt = check_format(fmt)
    keep_turn(true)
    local data, err, code = read_file(path, fmt)
    keep_turn(false)
    if data == nil then
        return about(path, err, code)
    end
    return data
end

local kinds = { append = 'boolean', atomic = 'boolean', sync = 'boolean', mode = 'number' }

local function check_options(options)
    if type(options) ~= 'table' then
        return { append = options }
    end
    for name, kind in pairs(kinds) do
        local value = options[name]
        if value ~= nil and type(value) ~= kind then
            bad_argument(3, 'writefile', format("option '%s': %s expected", name, kind))
        end
    end
    local mode = options.mode or 0
    if mode % 1 ~= 0 or mode < 0 or mode > 4095 then
        bad_argument(3, 'writefile', "option 'mode': value out of range [0, 4095]")
    end
    return options
end

-- Writes, and closes in any case.
local function write_and_close(file, data, sync)
    local ok, err, code = file:write(data)
    if ok and sync then
        ok, err, code = file:sync()
    end
    local closed, close_err, close_code = finish(file)
    if not ok then
        return nil, err, code
    end
    return closed, close_err, close_code
end

local function write_in_place(path, data, options)
    local flags = M.O_WRONLY + M.O_CREAT + (options.append and M.O_APPEND or M.O_TRUNC)
    local file, err, code = open(path, flags, options.mode)
    if not file then
        return nil, err, code
    end
    return write_and_close(file, data, options.sync)
end

-- A new file in a directory, under a name that nobody uses.
local function create_in(directory, mode)
    local number = 0
    while true do
        number = number + 1
        local path = join(directory, format('.eco-%d~', number))
        local file, err, code = open(path, M.O_WRONLY + M.O_CREAT + M.O_EXCL, mode)
        if file or code ~= 'EEXIST' then
            return file, path, err, code
        end
    end
end

local function sync_directory(path)
    local directory, err, code = open(path)
    if not directory then
        return nil, err, code
    end
    local ok
    ok, err, code = directory:sync()
    directory:close()
    return ok, err, code
end

-- Until it is known who may read it.
local PRIVATE = M.S_IRUSR + M.S_IWUSR

-- Gives a file the owner and the permissions of another, before anything is in it.
local function inherit(path, old)
    local owned = M.chown(path, old.uid, old.gid) -- where that is allowed
    return M.chmod(path, owned and old.perm or old.mode)
end

-- Writes a new file and puts it in the place of the old one: a reader sees one or the other.
local function replace(path, data, options)
    local target = M.realpath(path) or path
    local old = lstat(target)
    if old and old.type ~= 'REG' then
        -- A device stays what it is, and so does a link to what is not there yet.
        return write_in_place(path, data, options)
    end
    if old and options.append then
        local before, err, code = read_file(target, 'a')
        if not before then
            return nil, err, code
        end
        data = before .. data
    end
    local directory = M.dirname(target)
    local successor = old and not options.mode
    local file, temporary, err, code = create_in(directory, successor and PRIVATE or options.mode)
    if not file then
        return nil, err, code
    end
    local ok = true
    if successor then
        ok, err, code = inherit(temporary, old)
    end
    local written, write_err, write_code = write_and_close(file, data, options.sync)
    if ok and not written then
        ok, err, code = nil, write_err, write_code
    end
    if ok then
        ok, err, code = M.rename(temporary, target)
    end
    if not ok then
        M.unlink(temporary)
        return nil, err, code
    end
    if options.sync then
        return sync_directory(directory)
    end
    return true
end

--- Writes a file.
-- @tparam string path
-- @tparam string|number data
-- @param[opt] options true to append; or a table: `append`, `mode` (permission bits of a new file,
-- less the umask), `atomic` (readers see the old content or the new one), `sync` (returns when it
-- is on the disk)
-- @return true; or nil, text, code
function M.writefile(path, data, options)
    path = check_path(path, 1, 'writefile')
    if type(data) == 'number' then
        data = tostring(data)
    end
    check(2, 'writefile', data, 'string', 'no value')
    options = check_options(options)
    keep_turn(true)
    local write = options.atomic and replace or write_in_place
    local ok, err, code = write(path, data, options)
    keep_turn(false)
    if not ok then
        return about(path, err, code)
    end
    return true
end

local PIECE = 2 ^ 20

local function copy_bytes(source, target)
    while true do
        local data, err, code = take(source, PIECE)
        if not data and err == 'eof' then
            return true
        end
        local written = data
        if data then
            written, err, code = target:write(data)
        end
        if not written then
            return nil, err, code
        end
    end
end

local function copy_to(source, info, path)
    local old = stat(path)
    if old and old.dev == info.dev and old.ino == info.ino then
        return nil, path .. ': the same file', 'EINVAL'
    end
    local target, err, code = open(path, M.O_WRONLY + M.O_CREAT + M.O_TRUNC, info.mode)
    if not target then
        return about(path, err, code)
    end
    local ok
    ok, err, code = copy_bytes(source, target)
    local closed, close_err, close_code = finish(target)
    if ok and closed then
        return true
    end
    if not old then
        M.unlink(path)
    end
    return about(path, err or close_err, code or close_code)
end

--- Copies the bytes of a regular file. A new file gets its permissions, less the umask.
-- @tparam string from
-- @tparam string to
-- @return true; or nil, text, code
function M.copy(from, to)
    from = check_path(from, 1, 'copy')
    to = check_path(to, 2, 'copy')
    local source, err, code = open(from)
    if not source then
        return about(from, err, code)
    end
    local ok, info
    info, err, code = source:stat()
    if not info then
        ok, err, code = about(from, err, code)
    elseif info.type == 'REG' then
        ok, err, code = copy_to(source, info, to)
    else
        err, code = from .. ': not a regular file', 'EINVAL'
    end
    source:close()
    return ok, err, code
end

-- ---- directories --------------------------------------------------------------------------------

-- Of what a link points to; of the link itself if it points nowhere; nil if it has just gone.
local function look_at(path)
    return stat(path) or lstat(path) or nil
end

--- Goes over the entries of a directory: `for name, info in file.dir(path) do`. None if it cannot
--- be read; `list` says why.
-- @tparam string path
-- @treturn function
function M.dir(path)
    path = check_path(path, 1, 'dir')
    local names = list(path) or {}
    local position = 0
    return function()
        while true do
            position = position + 1
            local name = names[position]
            if not name then
                return nil
            end
            local info = look_at(join(path, name))
            if info then
                return name, info
            end
        end
    end
end

local visit

-- True if the directory had not been entered before.
local function is_new(entered, info)
    local key = format('%.0f:%.0f', info.dev, info.ino)
    local known = entered[key]
    entered[key] = true
    return not known
end

-- False if the callback has ended the walk.
local function visit_entry(path, name, callback, entered)
    local info = look_at(path)
    if not info then
        return true
    end
    local is_directory = info.type == 'DIR'
    local answer = callback(path, name, info)
    if answer == false then
        return false
    end
    if is_directory and answer ~= M.SKIP and is_new(entered, info) then
        return visit(path, callback, entered) ~= false
    end
    return true
end

function visit(directory, callback, entered)
    local names, err, code = list(directory)
    if not names then
        return nil, err, code
    end
    for _, name in ipairs(names) do
        give_way()
        if not visit_entry(join(directory, name), name, callback, entered) then
            return false
        end
    end
    return true
end

--- Goes over everything below a directory, depth first. Links to directories are followed; each
--- directory is entered once.
-- @tparam string root
-- @tparam function callback called as `callback(path, name, info)`; returns false to end the walk,
-- `file.SKIP` to leave the directory out
-- @return true; false if the callback ended it; nil, text, code if the root cannot be read
function M.walk(root, callback)
    root = check_path(root, 1, 'walk')
    check(2, 'walk', callback, 'function', 'no value')
    local entered = {}
    local info = stat(root)
    if info then
        is_new(entered, info)
    end
    return visit(root, callback, entered)
end

return M
