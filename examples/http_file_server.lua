#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Serves the files below a directory over HTTP/1.1 (GET and HEAD; symbolic links are followed).
-- Run: eco http_file_server.lua DIRECTORY [PORT [ADDRESS]]

local socket = require 'eco.socket'

local root, port, address = ...
if not root then
    io.stderr:write('usage: eco http_file_server.lua DIRECTORY [PORT [ADDRESS]]\n')
    os.exit(1)
end

local IDLE = 30 -- seconds a client may keep silent
local MAX_HEAD = 8192 -- bytes

local types = {
    html = 'text/html; charset=utf-8',
    txt = 'text/plain; charset=utf-8',
    css = 'text/css',
    js = 'text/javascript',
    json = 'application/json',
    png = 'image/png',
    jpg = 'image/jpeg',
    svg = 'image/svg+xml',
}

-- The request line and the headers, without the empty line behind them.
local function read_head(client)
    local head = ''
    while true do
        local chunk, found = client:readuntil('\r\n\r\n', IDLE)
        if not chunk then
            return nil, found
        end
        head = head .. chunk
        if #head > MAX_HEAD then
            return nil, 'too long'
        end
        if found then
            return head
        end
    end
end

-- RFC 9112, 3: method, target, version. Headers are named in lower case.
local function parse(head)
    local method, target, version = head:match('^(%u+) (%S+) HTTP/(1%.[01])\r?\n?')
    if not method then
        return nil
    end
    local headers = {}
    for name, value in head:gmatch('\n([%w-]+):[ \t]*([^\r\n]*)') do
        headers[name:lower()] = value
    end
    local keep = (headers.connection or ''):lower()
    return {
        method = method,
        target = target,
        headers = headers,
        keep_alive = version == '1.1' and keep ~= 'close' or keep == 'keep-alive',
    }
end

-- The path of a file for the target of a request, or nil if it may lead out of the directory.
local function to_path(target)
    local path = target:gsub('[?#].*', ''):gsub('%%(%x%x)', function(hex)
        return string.char(tonumber(hex, 16))
    end)
    if path:sub(1, 1) ~= '/' or path:find('%z') then
        return nil
    end
    for part in path:gmatch('[^/]+') do
        if part == '..' then
            return nil
        end
    end
    return root .. path .. (path:sub(-1) == '/' and 'index.html' or '')
end

-- The size of a file that can be read, or nil. A directory opens, but gives no byte.
local function size_of(path)
    local file = io.open(path, 'rb')
    if not file then
        return nil
    end
    local size = file:seek('end')
    file:seek('set', 0)
    local readable = size == 0 or file:read(1)
    file:close()
    return readable and size
end

local function head_of(status, kind, size, keep_alive)
    return table.concat({
        'HTTP/1.1 ' .. status,
        'Content-Type: ' .. kind,
        ('Content-Length: %d'):format(size),
        'Connection: ' .. (keep_alive and 'keep-alive' or 'close'),
        '\r\n',
    }, '\r\n')
end

local function refuse(client, status, request)
    local body = status .. '\n'
    local keep_alive = request and request.keep_alive
    local head = head_of(status, 'text/plain', #body, keep_alive)
    local is_head = request and request.method == 'HEAD'
    return client:send(is_head and head or head .. body) and keep_alive
end

-- Answers one request; true if the connection goes on.
local function answer(client, request)
    if not request or request.headers['content-length'] or request.headers['transfer-encoding'] then
        return refuse(client, '400 Bad Request')
    end
    if request.method ~= 'GET' and request.method ~= 'HEAD' then
        return refuse(client, '405 Method Not Allowed', request)
    end
    local path = to_path(request.target)
    local size = path and size_of(path)
    if not size then
        return refuse(client, '404 Not Found', request)
    end
    local kind = types[path:match('%.(%w+)$')] or 'application/octet-stream'
    if not client:send(head_of('200 OK', kind, size, request.keep_alive), IDLE) then
        return false
    end
    if request.method == 'HEAD' or size == 0 then
        return request.keep_alive
    end
    return client:sendfile(path, size, 0, IDLE) == size and request.keep_alive
end

local function serve(client)
    repeat
        local head, err = read_head(client)
        local go_on = false
        if head then
            go_on = answer(client, parse(head))
        elseif err == 'too long' then
            refuse(client, '431 Request Header Fields Too Large')
        end
    until not go_on
    client:close()
end

local server, err = socket.listen_tcp(address or '127.0.0.1', tonumber(port) or 0)
if not server then
    io.stderr:write('cannot listen: ', err, '\n')
    os.exit(1)
end

local name = server:getsockname()
print(('listening on %s:%d'):format(name.ipaddr, name.port))

while true do
    local client, accept_err = server:accept()
    if client then
        eco.run(serve, client)
    else
        io.stderr:write('cannot accept: ', accept_err, '\n')
    end
end
