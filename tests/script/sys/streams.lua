-- SPDX-License-Identifier: MIT
-- Where the standard streams of a child can lead.
local check = require 'check'
local fds = require 'fds'
local sys = require 'eco.sys'

local function output(command, options)
    local proc = check.ok(sys.exec({ 'sh', '-c', command }, nil, options))
    local out = proc:read_stdout 'a'
    local errout = proc:read_stderr 'a'
    proc:wait()
    return out, errout
end

check.eq(output('cat', { stdin = 'null' }), '')
check.same({ output('echo a; echo b >&2; echo c', { stderr = 'merge' }) }, { 'a\nb\nc\n' })
check.same({ output('echo a; echo b >&2', { stderr = 'null' }) }, { 'a\n' })
check.same({ output('echo a; echo b >&2', { stdout = 'null' }) }, { nil, 'b\n' })
check.same({ output('echo a; echo b >&2', { stdout = 'null', stderr = 'merge' }) }, {})

-- Descriptors, also each other's.
local r, w = fds.pipe()
check.same({ output('echo a; echo b >&2', { stdout = w }) }, { nil, 'b\n' })
check.eq(fds.read(r, 9), 'a\n')
check.same({ output('echo a; echo b >&2', { stdout = w, stderr = 'merge' }) }, {})
check.eq(fds.read(r, 9), 'a\nb\n')
fds.write(w, 'through\n')
check.eq(output('read line; echo $line', { stdin = r }), 'through\n')
local own = {}
for i = 1, 2 do
    own[i] = check.ok(sys.sh { 'readlink', '/proc/' .. sys.getpid() .. '/fd/' .. i })
end
local show = 'links=$(readlink /proc/$$/fd/1 /proc/$$/fd/2); echo "$links" >&0'
local proc = check.ok(sys.exec({ 'sh', '-c', show }, nil, { stdin = w, stdout = 2, stderr = 1 }))
check.same({ proc:wait() }, { proc.pid, { exited = true, status = 0 } })
check.eq(fds.read(r, 4096), own[2] .. own[1])
check.fails('closed', proc:read_stdout 'l')
check.fails('Bad file descriptor', sys.exec('true', { stdout = 9999 }))
fds.close(r, w)
