-- SPDX-License-Identifier: MIT
-- Generators that read, three coroutines deep: the read suspends the task, and each resumer gets
-- control only with what its coroutine yields.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader, writer = eco.reader(r), eco.writer(w)

local function lines()
    return coroutine.wrap(function()
        for line in function() return reader:read('l') end do
            coroutine.yield(line)
        end
    end)
end

local function words()
    return coroutine.wrap(function()
        for line in lines() do
            for word in line:gmatch '%S+' do
                coroutine.yield(word)
            end
        end
    end)
end

local function letters()
    return coroutine.wrap(function()
        for word in words() do
            for letter in word:gmatch '.' do
                eco.sleep(0)
                coroutine.yield(letter)
            end
        end
    end)
end

eco.run(function()
    for _, text in ipairs { 'a', 'b c\n', 'de\n', '\n', 'f' } do
        writer:write(text)
        eco.sleep(0.001)
    end
    fds.close(w)
end)
local got = {}
for letter in letters() do
    got[#got + 1] = letter
end
check.eq(table.concat(got), 'abcdef')
