# SPDX-License-Identifier: MIT
# What is printed to a terminal that a task also reads from arrives whole, however slow the terminal.
. tests/lib/check.sh
command -v python3 >/dev/null || skip 'python3 is not installed'

script=$(lua chatter.lua <<'LUA'
local input = eco.reader(0)
eco.run(function()
    print('got ' .. input:read('l'))
    for i = 1, 20000 do
        print('line ' .. i)
    end
end)
LUA
)
cat >"$tmp/drive.py" <<'PY'
import os, pty, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
os.write(fd, b'hello\n')
time.sleep(0.3)  # the terminal's buffer fills up meanwhile
seen = b''
while True:
    try:
        chunk = os.read(fd, 65536)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
lines = seen.replace(b'\r', b'').split(b'\n')
print(lines.count(b'got hello'), sum(line.startswith(b'line ') for line in lines))
PY
run python3 "$tmp/drive.py" "$ECO" "$script"
is 'what arrived' "$out" '1 20000'
