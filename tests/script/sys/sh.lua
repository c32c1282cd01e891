-- SPDX-License-Identifier: MIT
-- sh() collects both outputs; a command that fails is a success.
local check = require 'check'
local sys = require 'eco.sys'

check.same({ sys.sh 'echo out; echo err >&2' },
    { 'out\n', 'err\n', { exited = true, status = 0 } })
check.same({ sys.sh 'exit 7' }, { '', '', { exited = true, status = 7 } })
check.same({ sys.sh 'kill -9 $$' }, { '', '', { signaled = true, status = 9 } })
check.same({ sys.sh { 'printf', '%s-', 'a b', '$HOME', 5 } },
    { 'a b-$HOME-5-', '', { exited = true, status = 0 } })
check.same({ sys.sh { 'no-such-program' } },
    { nil, nil, 'No such file or directory', 'ENOENT' })
check.raises("bad argument #1 to 'sh'", sys.sh)
check.raises("bad argument #1 to 'sh'", sys.sh, {})
check.raises("bad argument #1 to 'sh'", sys.sh, true)
check.raises("bad argument #2 to 'sh'", sys.sh, 'true', 'x')
check.raises('yield across C-call boundary', table.sort, { 1, 2 }, function()
    sys.sh 'true'
end)
check.same(require('processes').children(), {}, 'refused, so not started')
