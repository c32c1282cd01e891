-- SPDX-License-Identifier: MIT
-- load takes a name, a mode and an environment, for strings and for functions.
local check = require 'check'

local function pieces(...)
    local list, at = { ... }, 0
    return function()
        at = at + 1
        return list[at]
    end
end

check.eq(load('return x', '=name', 't', { x = 1 })(), 1)
check.eq(load(pieces('return', ' x'), '=name', 't', { x = 2 })(), 2)
check.eq(load(pieces('return', ' 3'))(), 3)
check.fails('attempt to load chunk with wrong mode', load('return 1', '=name', 'b'))
check.fails('attempt to load chunk with wrong mode', load(pieces('return 1'), '=name', 'b'))
check.fails('attempt to load chunk with wrong mode', load(string.dump(load 'x = 1'), '=name', 't'))
check.fails("name:1: '=' expected near '1'", load('x 1', '=name'))
check.fails("name:1: '=' expected near '1'", load(pieces('x', ' 1'), '=name'))
