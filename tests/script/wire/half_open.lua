-- SPDX-License-Identifier: MIT
-- Half-open connections: the other side was restarted and knows nothing of them. A reader learns it
-- with the next packet that is sent.
local check = require 'check'
local wire = require 'wire'


-- Two ends of which the far one is forgotten: unread bytes make close(2) forget at once, and the
-- reset that it sends is lost.
local function half_open(options)
    wire.set {}
    local here, there = wire.connection(options)
    here:send 'unread'
    check.ok(eco.io(there:getfd()):wait(eco.READ, 10))
    while wire.passed < 5 do -- the acknowledgement
        eco.sleep(0.001)
    end
    wire.set { loss = 1 }
    there:close()
    while wire.lost == 0 do
        eco.sleep(0.001)
    end
    wire.set {}
    return here
end

-- A reader learns it when another task sends.
local here = half_open()
check.fails('timeout', here:read(1, 0.05))
local reader = eco.run(here.read, here, 1)
check.eq(here:send 'are you there?', 14)
check.same({ eco.join(reader, 10) }, { true, nil, 'Connection reset by peer', 'ECONNRESET' })
check.fails('closed', here:read(1))
check.fails('Broken pipe', here:send 'x')

-- A writer with what it sends next.
here = half_open()
check.eq(here:send 'are you there?', 14)
local code
for _ = 1, 2000 do
    code = select(3, here:send 'x')
    if code then break end
    eco.sleep(0.001)
end
check.eq(code, 'ECONNRESET')
check.fails('Broken pipe', here:send 'x')

-- With keepalive nobody needs to send: the probe is answered by the reset.
here = half_open { keepalive = true, tcp_keepidle = 1, tcp_keepintvl = 1 }
code = select(3, check.fails('Connection reset by peer', here:read(1, 20)))
check.eq(code, 'ECONNRESET')
os.exit(0)
