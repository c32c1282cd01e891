-- SPDX-License-Identifier: MIT
-- shutdown of the reading side ends a pending read.
local check = require 'check'
local net = require 'net'

for _, pair in ipairs { net.pair, net.tcp_pair } do
    local a, b = pair()
    local reader = eco.run(a.read, a, 'l')
    check.ok(a:shutdown('both'))
    check.fails('closed', net.result(reader))
    check.fails('closed', b:read(1, 5))
end
