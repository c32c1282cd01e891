# SPDX-License-Identifier: MIT
# Whoever started eco ignored SIGCHLD or blocked it: children are waited for all the same.
. tests/lib/check.sh
env --block-signal=CHLD true 2>/dev/null || skip 'env does not block signals'

script=$(lua wait.lua <<'LUA'
local check = require 'check'
local sys = require 'eco.sys'
check.ok(os.execute 'exit 3' ~= -1)
check.ok(io.popen('true'):close())
check.same({ sys.sh 'exit 3' }, { '', '', { exited = true, status = 3 } })
local proc = sys.exec('sh', '-c', 'sleep 0.05; exit 4')
check.same({ proc:wait() }, { proc.pid, { exited = true, status = 4 } })
local pid = sys.spawn(function()
    check.same({ sys.sh 'exit 3' }, { '', '', { exited = true, status = 3 } })
end)
local found, status
repeat
    eco.sleep(0.001)
    found, status = sys.waitpid(pid)
until found ~= 0
check.same(status, { exited = true, status = 0 })
LUA
)
for signals in --ignore-signal=CHLD --block-signal=CHLD '--block-signal=ALRM --ignore-signal=HUP'; do
    # shellcheck disable=SC2086
    run env $signals "$ECO" "$script"
    is "status with $signals" "$status" 0
    # shellcheck disable=SC2086
    run env $signals "$ECO" -e 'print((require "eco.sys".sh("grep ^Sig[BI] /proc/self/status")))'
    is "masks with $signals" "$out" 'SigBlk:	0000000000000000
SigIgn:	0000000000000000'
done
