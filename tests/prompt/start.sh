# SPDX-License-Identifier: MIT
# The prompt is there within 20 ms of the time that the plain interpreter takes; the best of some tries.
. tests/lib/check.sh
command -v python3 >/dev/null || skip 'python3 is not installed'

cat >"$tmp/measure.py" <<'PY'
import os, pty, sys, time

def until_shown(text, *arguments):
    start = time.monotonic()
    pid, fd = pty.fork()
    if pid == 0:
        os.execv(sys.argv[1], sys.argv[1:2] + list(arguments))
    seen = b''
    while text not in seen:
        seen += os.read(fd, 4096)
    took = time.monotonic() - start
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(fd)
    return took

script = min(until_shown(b'ready', '-e', 'print "ready" eco.sleep(60)') for _ in range(10))
prompt = min(until_shown(b'eco> ') for _ in range(10))
print('%.1f ms' % ((prompt - script) * 1000) if prompt - script > 0.02 else 'fast')
PY
run env TERM=xterm XDG_STATE_HOME="$tmp/state" python3 "$tmp/measure.py" "$ECO"
is difference "$out" fast
