-- SPDX-License-Identifier: MIT
-- codes raises where the text is no UTF-8, after the characters before that.
local check = require 'check'

local function codes(text)
    local count = 0
    local done, err = pcall(function()
        for _ in utf8.codes(text) do count = count + 1 end
    end)
    assert(not done and err:find('invalid UTF-8 code', 1, true), err)
    return count
end

check.eq(codes('\128'), 0)
check.eq(codes('ab\255'), 2)
check.eq(codes('ab\195'), 2)
check.eq(codes('a\237\160\128'), 1)
check.eq(codes('a\195\169\128'), 1)
check.eq(codes('a\128'), 0)
