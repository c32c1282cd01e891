# SPDX-License-Identifier: MIT
# Closing a line whose output has not left takes the kernel a while; nobody waits for it. A pty has
# no such output: strace says that it has, and holds up close(2).
. tests/lib/check.sh
strace -e inject=ioctl:poke_exit=@arg3=00 true 2>/dev/null || skip 'strace is too old'

script=$(lua close.lua <<'END'
local check = require 'check'
local termios = require 'eco.termios'
local time = require 'eco.time'
local _, path = require 'pty'.master()
collectgarbage('stop')
check.ok(require 'eco.file'.glob '/*') -- the threads have begun
local before = check.fd_count()
local port = check.ok(termios.open(path, 9600))
io.stderr:write('begin\n')
local started = time.monotonic()
port:close()
local elapsed = time.monotonic() - started
io.stderr:write('end\n')
check.fails('closed', port:write 'x')
check.ok(elapsed < 2, elapsed)
-- It is closed all the same.
for _ = 1, 500 do
    if check.fd_count() == before then break end
    eco.sleep(0.01)
end
check.eq(check.fd_count(), before)
END
)
traced '-e trace=ioctl,close,write' "$script"
is status "$status" 0
before=$(sed '/begin/q' "$tmp/trace")
request=$(($(printf '%s\n' "$before" | grep -c 'ioctl(') + 1))
close=$(($(printf '%s\n' "$before" | grep -c 'close(') + 1))
sed '1,/begin/d; /end/q' "$tmp/trace" | grep -q TIOCOUTQ || fail 'the count is asked for'

# Only the first thread is traced: what others close is not held up. A sanitizer closes some of
# its own.
held_up=2500000
! grep -q __asan_init "$ECO" || held_up=1
traced "-e trace=ioctl,close -e inject=ioctl:retval=0:poke_exit=@arg3=05000000:when=$request
    -e inject=close:delay_enter=$held_up:when=$close" "$script"
is "status when it takes a while" "$status" 0
grep -q 'TIOCOUTQ.*INJECTED' "$tmp/trace" || fail 'nothing was injected'
