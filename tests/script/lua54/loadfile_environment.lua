-- SPDX-License-Identifier: MIT
-- loadfile takes a mode and an environment.
local check = require 'check'

local name = os.tmpname()
local file = check.ok(io.open(name, 'w'))
file:write('#!/usr/bin/env eco\nreturn x')
file:close()
local chunk = loadfile(name, 't', { x = 'environment' })
local refused, err = loadfile(name, 'b')
os.remove(name)
check.eq(chunk(), 'environment')
check.fails('attempt to load chunk with wrong mode', refused, err)
