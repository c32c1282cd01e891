-- SPDX-License-Identifier: MIT
-- Much output on both streams, whichever comes first, keeps nobody waiting.
local check = require 'check'
local sys = require 'eco.sys'

local make = 'head -c 1048576 /dev/zero | tr "\\0" %s'
for _, order in ipairs { '%s >&2; %s', '%s; %s >&2', '%s & %s >&2; wait' } do
    local out, errout = sys.sh(order:format(make:format 'x', make:format 'x'))
    check.eq(#out, 1048576)
    check.eq(#errout, 1048576)
    check.eq(out, ('x'):rep(1048576))
end
