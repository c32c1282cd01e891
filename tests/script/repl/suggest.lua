-- SPDX-License-Identifier: MIT
-- "Did you mean" for what does not exist, and silence where there is nothing near.
local check = require 'check'
local repl = require 'repl'
local socket = require 'eco.socket'
require 'eco.sync'
require 'eco.channel'

local improve = repl.part 'suggest'.improve

local function message(f)
    local _, text = pcall(f)
    return improve(text):gsub('^[^:]*:%d+: ', '')
end

local sock = socket.tcp()
check.eq(message(function() sock:recieve() end),
    "attempt to call method 'recieve' (did you mean 'recv'?)")
check.eq(message(function() sock:raed() end),
    "attempt to call method 'raed' (did you mean 'read'?)")
check.eq(message(function() socket.conect_tcp() end),
    "attempt to call field 'conect_tcp' (did you mean 'connect_tcp'?)")
check.eq(message(function() return ('x'):uper() end),
    "attempt to call method 'uper' (did you mean 'upper'?)")
check.eq(message(function() require 'eco.sync'.mutex():lokc() end),
    "attempt to call method 'lokc' (did you mean 'lock'?)")
check.eq(message(function() require 'eco.channel'.new():lenght() end),
    "attempt to call method 'lenght' (did you mean 'length'?)")
check.eq(message(function() prnt() end), -- luacheck: ignore 113
    "attempt to call global 'prnt' (did you mean 'print'?)")
check.eq(message(function() return math.pie.x end), -- luacheck: ignore 143
    "attempt to index field 'pie' (did you mean 'pi'?)")

-- Nothing near.
for _, f in ipairs {
    function() sock:frobnicate() end,
    function() return ({}).customers.x end,
    function() zzz() end, -- luacheck: ignore 113
    function() local t = nil; return t.x end,
    function() error 'plain' end,
} do
    local _, text = pcall(f)
    check.eq(improve(text), text)
end
check.eq(improve(nil), nil)
local value = {}
check.eq(improve(value), value)

-- Only the first line is looked at.
local trace = "x.lua:1: attempt to call method 'recieve' (a nil value)\nstack traceback:\n"
    .. '\t(a nil value)'
check.eq(improve(trace),
    "x.lua:1: attempt to call method 'recieve' (did you mean 'recv'?)\nstack traceback:\n"
    .. '\t(a nil value)')
