# SPDX-License-Identifier: MIT
# A terminal that takes 960 bytes a second, as a serial line of 9600 baud does: late, but nothing is lost.
. tests/lib/check.sh
command -v python3 >/dev/null || skip 'python3 is not installed'

cat >"$tmp/drive.py" <<'PY'
import os, pty, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.environ['TERM'] = 'vt100'
    os.execvp(sys.argv[1], sys.argv[1:])
seen = b''
def read_until(text):
    global seen
    deadline = time.time() + 40
    while text not in seen:
        if time.time() > deadline:
            sys.exit('never came: %r in %r' % (text, seen))
        seen += os.read(fd, 48)
        time.sleep(0.05)
read_until(b'eco> ')
os.write(fd, b'eco.run(function() for i = 1, 40 do print("line", i) eco.sleep(0) end end) x = 1\r')
os.write(fd, b'print("x " .. "is", x)\r')
read_until(b'x is\t1')
read_until(b'line\t40')
os.write(fd, b'\x04')
try:
    while True:
        more = os.read(fd, 48)
        if not more:
            break
except OSError:
    pass
print(os.waitpid(pid, 0)[1], all(b'line\t%d\r\n' % i in seen for i in range(1, 40)))
PY
run env XDG_STATE_HOME="$tmp/state" python3 "$tmp/drive.py" "$ECO"
is outcome "$out" '0 True'
