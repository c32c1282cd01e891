-- SPDX-License-Identifier: MIT
-- A command that takes too long is ended, with all that it has started; willing or not.
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'
local time = require 'eco.time'

local before = check.fd_count()
local started = time.monotonic()
check.same({ sys.sh('sleep 60', 0.2) }, { nil, nil, 'timeout' })
check.ok(time.monotonic() - started >= 0.2)
check.ok(time.monotonic() - started < 20)
check.same({ sys.sh({ 'sleep', '60' }, 0.01) }, { nil, nil, 'timeout' })
check.same({ sys.sh("trap '' TERM; while :; do sleep 1; done", 0.2) }, { nil, nil, 'timeout' })
check.same(processes.children(), {})

-- What it has started in turn, willing or not.
local name = os.tmpname()
for _, sleep in ipairs { 'sleep 60', "(trap '' TERM; exec sleep 60)" } do
    check.same({ sys.sh(('%s & echo $! >%s; wait; true'):format(sleep, name), 0.5) },
        { nil, nil, 'timeout' })
    local file = assert(io.open(name))
    local grandchild = file:read '*n'
    file:close()
    processes.until_true(function()
        return not processes.is_alive(grandchild)
    end)
end
os.remove(name)
check.eq(check.fd_count(), before)
