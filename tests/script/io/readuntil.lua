-- SPDX-License-Identifier: MIT
-- readuntil gives what is before the needle in pieces, the last one with true.
local check = require 'check'
local fds = require 'fds'
local r, w = fds.pipe()
local reader = eco.reader(r)
fds.write(w, 'one--two-three--')
check.same({ reader:readuntil('--') }, { 'one', true })
check.same({ reader:readuntil('--') }, { 'two-three', true })
fds.write(w, '--x')
check.same({ reader:readuntil('--') }, { '', true })
check.same({ reader:readuntil('--') }, { 'x' })
fds.write(w, '-')
check.fails('timeout', reader:readuntil('--', 0.001))
fds.write(w, 'no-')
check.same({ reader:readuntil('--') }, { '-no' })
fds.close(w)
check.same({ reader:readuntil('--') }, { '-' }, 'the rest, without true')
check.fails('eof', reader:readuntil('--'))
