-- SPDX-License-Identifier: MIT
-- What scripts print, on its way to the terminal. While a line is being typed, only whole lines go
-- out, above it; else everything does, at once.

local _, _, part = ...

local text = part 'text'
local _G = _G

local M = {}

local format, match, sub = string.format, string.match, string.sub
local error, getmetatable, rawequal = error, debug.getmetatable, rawequal
local select, setmetatable, tostring, type = select, setmetatable, tostring, type
local concat = table.concat
local print, io_write, io_output = print, io.write, io.output
local stdout, stderr = io.stdout, io.stderr
local files = getmetatable(stdout).__index
local file_write = files.write

local longest_held = 65536 -- bytes of an unfinished line

local Output = {}
Output.__index = Output

--- Makes it for an editor.
function M.new(editor)
    return setmetatable({
        editor = editor,
        held = '', -- an unfinished line that waits for its end
        typing = false,
        at_margin = true,
    }, Output)
end

function Output:send(shown)
    if shown ~= '' then
        self.at_margin = sub(shown, -1) == '\n'
        self.editor:write(shown)
    end
end

--- Shows what the prompt itself has to say: safe text, coloured perhaps.
function Output:say(shown)
    self:flush()
    if not self.at_margin then
        self:send '\n'
    end
    self:send(shown .. '\n')
end

--- Shows bytes of a script.
function Output:write(bytes)
    if self.held ~= '' then
        bytes, self.held = self.held .. bytes, ''
    end
    if self.typing then
        local lines = match(bytes, '^.*\n') or ''
        local rest = sub(bytes, #lines + 1)
        if #rest > longest_held then
            lines, rest = bytes .. '\n', ''
        end
        bytes, self.held = lines, rest
    end
    self:send(text.safe(bytes))
end

--- Shows an unfinished line.
function Output:flush()
    local held = self.held
    self.held = ''
    if held ~= '' then
        self:send(text.safe(held) .. (self.typing and '\n' or ''))
    end
end

--- Reads a line; meanwhile whole lines go out only.
function Output:read(prompt)
    if not self.at_margin then
        self:send '\n'
    end
    self.typing = true
    local line, err = self.editor:read(prompt)
    self.typing = false
    return line, err
end

-- ---- in place of the standard functions ---------------------------------------------------------

local function is_terminal(file)
    return rawequal(file, stdout) or rawequal(file, stderr)
end

local function join(separator, convert, name, ...)
    local parts = {}
    for i = 1, select('#', ...) do
        local piece = convert((select(i, ...)), i)
        if type(piece) ~= 'string' then
            error(format("'tostring' must return a string to '%s'", name), 3)
        end
        parts[i] = piece
    end
    return concat(parts, separator)
end

local function check_writable(value, i)
    if type(value) ~= 'string' and type(value) ~= 'number' then
        local got = value == nil and 'nil' or type(value)
        error(format("bad argument #%d to 'write' (string expected, got %s)", i, got), 4)
    end
    return tostring(value)
end

--- Replaces print, io.write and the write method of the standard streams.
function Output:install()
    function _G.print(...)
        self:write(join('\t', _G.tostring, 'print', ...) .. '\n')
    end
    function files.write(file, ...)
        if not is_terminal(file) then
            return file_write(file, ...)
        end
        self:write(join('', check_writable, 'write', ...))
        return file_write(file)
    end
    function io.write(...)
        if not is_terminal(io_output()) then
            return io_write(...)
        end
        self:write(join('', check_writable, 'write', ...))
        return io_write()
    end
end

--- Puts the standard functions back.
function Output:restore()
    self:flush()
    _G.print, io.write, files.write = print, io_write, file_write
end

return M
