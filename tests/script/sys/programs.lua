-- SPDX-License-Identifier: MIT
-- What is run, and what cannot be.
local check = require 'check'
local processes = require 'processes'
local sys = require 'eco.sys'

check.fails('No such file or directory', sys.exec 'no-such-program')
check.fails('No such file or directory', sys.exec '/no/such/program')
check.fails('No such file or directory', sys.exec '')
check.fails('Permission denied', sys.exec '/tmp')
check.fails('Permission denied', sys.exec '/etc/passwd')
check.fails('Not a directory', sys.exec('/etc/passwd/program'))
check.same({ sys.exec 'no-such-program' }, { nil, 'No such file or directory', 'ENOENT' })

-- A script without a first line that says who runs it.
local folder = os.tmpname()
os.remove(folder)
check.ok(sys.sh { 'mkdir', folder })
local path = folder .. '/script'
local file = assert(io.open(path, 'w'))
file:write 'echo "$0 $# $2"\n'
file:close()
check.ok(sys.sh { 'chmod', '+x', path })
check.eq(sys.sh { path, 'a', 'b c' }, path .. ' 2 b c\n')
check.eq(sys.exec('./script', 1, 2, { cwd = folder }):read_stdout 'a', './script 2 2\n')

-- A file that cannot be run is passed over in PATH, and told if nothing else is found.
local old = sys.getenv 'PATH'
check.ok(sys.sh { 'mkdir', folder .. '/other' })
check.ok(sys.sh { 'cp', '/dev/null', folder .. '/other/script' })
sys.setenv('PATH', ('%s/other:/no/such:%s:/etc/passwd'):format(folder, folder))
check.eq(sys.exec 'script':read_stdout 'a', path .. ' 0 \n')
sys.setenv('PATH', folder .. '/other:/no/such')
check.fails('Permission denied', sys.exec 'script')
sys.setenv('PATH', '')
check.fails('No such file or directory', sys.exec 'script')
check.eq(sys.exec('script', { cwd = folder }):read_stdout 'a', './script 0 \n')
sys.setenv('PATH', nil)
check.eq(sys.exec('echo', 'found'):read_stdout 'a', 'found\n')
sys.setenv('PATH', old)
check.ok(sys.sh { 'rm', '-r', folder })
processes.until_true(function() -- the end of what it writes comes before its own
    return #processes.children() == 0
end)
