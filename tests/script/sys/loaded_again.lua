-- SPDX-License-Identifier: MIT
-- A module that is loaded anew still knows the children of the old one.
local check = require 'check'
local sys = require 'eco.sys'

local proc = check.ok(sys.exec({ 'cat' }, nil, { stdin = 'pipe' }))
for name in pairs(package.loaded) do
    if name:find '^eco%.sys' then
        package.loaded[name] = nil
    end
end
local again = require 'eco.sys'
check.ok(again ~= sys)
collectgarbage()
collectgarbage()
local waiting = eco.run(function()
    return proc:wait()
end)
check.fails('No child processes', again.waitpid(proc.pid))
proc:close_stdin()
check.same({ eco.join(waiting) }, { true, proc.pid, { exited = true, status = 0 } })
check.same({ again.sh 'exit 3' }, { '', '', { exited = true, status = 3 } })
package.loaded['eco.sys'] = nil
check.same({ require('eco.sys').sh 'exit 3' }, { '', '', { exited = true, status = 3 } })
