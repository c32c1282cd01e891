#!/usr/bin/env eco
-- SPDX-License-Identifier: MIT
-- Prints the SHA-256 of files, or checks them against a list, as sha256sum(1) does.
-- Run: eco sha256sum.lua FILE..., or: eco sha256sum.lua -c LIST

local hash = require 'eco.hash'
local hex = require 'eco.encoding.hex'

local function digest(path)
    local file, err = io.open(path, 'rb')
    if not file then
        return nil, err
    end
    local context = hash.sha256.new()
    for block in function() return file:read(65536) end do
        context:update(block) -- lets other tasks run when it has had its share
    end
    file:close()
    return hex.encode(context:final())
end

local failures = 0

local function fail(text)
    io.stderr:write('sha256sum: ', text, '\n')
    failures = failures + 1
end

local function print_digests(paths)
    for _, path in ipairs(paths) do
        local sum, err = digest(path)
        if sum then
            print(sum .. '  ' .. path)
        else
            fail(err)
        end
    end
end

local function check_list(list)
    for line in io.lines(list) do
        local wanted, path = line:match '^(%x+) [ *](.+)$'
        local sum, err = nil, 'not a line of digest and name: ' .. line
        if path then
            sum, err = digest(path)
        end
        if not sum then
            fail(err)
        elseif hash.equal(sum, wanted:lower()) then
            print(path .. ': OK')
        else
            print(path .. ': FAILED')
            failures = failures + 1
        end
    end
end

if arg[1] == '-c' and arg[2] then
    check_list(arg[2])
elseif arg[1] and arg[1] ~= '-c' then
    print_digests(arg)
else
    fail('usage: eco sha256sum.lua FILE... | -c LIST')
end
os.exit(failures == 0)
