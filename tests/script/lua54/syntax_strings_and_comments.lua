-- SPDX-License-Identifier: MIT
-- Nothing inside a string, a comment or a long bracket is an offence.
local check = require 'check'
local explain = require('eco.syntax').explain

for _, source in ipairs {
    'x = "a | b"', "x = 'a | b'", [[x = "\" | a"]], [[x = '\' | a']], [[x = "\\" -- a | b]],
    'x = "a\\\n| b"', 'x = "a\\\r\n| b"', 'x = "a\\z \n | b"', 'x = "a\\x7c | b"',
    '-- a | b', '--[[ a | b\n c | d ]]', '--[==[ ]] a | b ]=] ]==]', '--[ a | b', '--[=a | b',
    'x = [[ a | b\n c | d ]]', 'x = [==[ ]] a | b ]=] ]==]', '---[[ a | b',
    '-- local x <const> = 1',
    [[x = '"' -- "a | b]], [[x = [=[']=] -- ' a | b]], "x = '--' -- a | b", 'x = "[[" -- a | b ]]',
} do
    check.eq(explain(source .. '\nx 1', '@f.lua', 'message'), 'message', source)
    local found = explain(source .. '\nx = a | b', '@f.lua', 'message')
    check.ok(found:find("^f.lua:%d+: operator '|'"), found)
end
