-- SPDX-License-Identifier: MIT
-- Completion looks and calls nothing.
local check = require 'check'
local repl = require 'repl'
local file = require 'eco.file'
local socket = require 'eco.socket'

local session = repl.part 'evaluate'.new()
local complete = repl.part 'complete'(session, { help = true, load = true })

local function expect(text, start, ...)
    local at, words = complete(text)
    check.eq(at, start, text)
    check.same(words, { ... }, text)
end

local called = 0
local function call()
    called = called + 1
end

local G = _G
G.c = check.ok(socket.tcp())
G.f = check.ok(file.open '/dev/null')
G.config = {
    server = { port = 1, path = '/', ['not a name'] = 2, ['end'] = 3, _private = 4 },
    [1] = 5,
}
G.trap = setmetatable({ own = 1 }, { __index = call, __call = call, __tostring = call })
G.object = setmetatable({ field = 1 }, {
    __index = setmetatable({ method = call }, { __index = { inherited = call } }),
    __metatable = false,
})
G.word = 'text'
session:set('localised', { inside = 1 })

expect('c:rea', 3, 'read', 'readfull', 'readuntil')
expect('x = c:readu', 7, 'readuntil')
expect('f:ls', 3, 'lseek')
expect('socket.connect_t', 8, 'connect_tcp')
expect('print(string.re', 14, 'rep', 'reverse')
expect('config.ser', 8, 'server')
expect('config.server.p', 15, 'path', 'port')
expect('config.server.', 15, 'path', 'port')
expect('config.server._', 15, '_private')
expect('object:', 8, 'inherited', 'method')
expect('object.', 8, 'field', 'inherited', 'method')
expect('word:upp', 6, 'upper')
expect('trap.', 6, 'own')
expect('trap.own.', 10)
expect('trap.no.thing', 9)
expect('localised.in', 11, 'inside')
expect('local', 1, 'local', 'localised')
expect('whi', 1, 'while')
expect('chann', 1, 'channel')
expect('a..wor', 4, 'word')
expect('', 1)
expect('x + ', 5)
expect('f().x', 5)
expect('c:read().x', 10)
expect('t[1].x', 6)
expect('"conf', 6)
expect('"a" .. conf', 8, 'config')
expect('-- conf', 8)
expect("'it\\'s conf", 12)
expect('1.', 3)
expect('.he', 1, '.help')
expect('.', 1, '.help', '.load')
expect('.help sock', 7, 'socket')
expect('.help socket.connect_t', 14, 'connect_tcp')
check.eq(called, 0, 'calls')
