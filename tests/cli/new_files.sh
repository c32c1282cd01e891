# SPDX-License-Identifier: MIT
# Who may read what eco makes: logs by the umask, temporary files by their owner alone, and a file that
# is replaced at no time by more than may read the old one.
. tests/lib/check.sh

script=$(lua files.lua <<LUA
local file = require 'eco.file'
local log = require 'eco.log'
log.set_path('$tmp/log')
log.info('hello')
local temporary, path = assert(file.mkstemp('$tmp/XXXXXX'))
print(file.stat(path).perm, file.stat(assert(file.mkdtemp('$tmp/XXXXXX'))).perm)
assert(file.writefile('$tmp/secret', 'old', { mode = tonumber('640', 8) }))
assert(file.writefile('$tmp/secret', 'new', { atomic = true }))
LUA
)
umask 0
traced '-e trace=openat,open,chmod,fchmodat' "$script"
is status "$status" 0
is 'temporary file and directory' "$out" '384	448' # 0600, 0700
is 'the log' "$(stat -c %a "$tmp/log")" 644
is 'the file' "$(stat -c '%a %s' "$tmp/secret")" '640 3'
sed -n 's/.*\.eco-1~", \([^)]*\)).*/\1/p' "$tmp/trace" >"$tmp/replaced"
is 'the new file, first and in the end' "$(cat "$tmp/replaced")" 'O_WRONLY|O_CREAT|O_EXCL|O_NONBLOCK|O_CLOEXEC, 0600
0640'

umask 077
rm "$tmp/log"
run "$ECO" "$script"
is 'the private log' "$(stat -c %a "$tmp/log")" 600
