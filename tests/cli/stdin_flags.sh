# SPDX-License-Identifier: MIT
# The flags of standard input, output and error are those of before when eco ends, however it does.
. tests/lib/check.sh
command -v python3 >/dev/null || skip 'python3 is not installed'
cat >"$tmp/flags.py" <<'PY'
import fcntl, os, subprocess, sys
# A pipe is the same open file for us and for the child.
reader, writer = os.pipe()
if "nonblocking" in sys.argv[1]:
    os.set_blocking(reader, False)
before = [fcntl.fcntl(fd, fcntl.F_GETFL) for fd in (reader, writer)]
status = subprocess.call(sys.argv[2:], stdin=reader, stdout=writer, stderr=writer)
after = [fcntl.fcntl(fd, fcntl.F_GETFL) for fd in (reader, writer)]
print(status, "same" if before == after else f"{before} became {after}")
PY
begin='local flags = {} for fd = 0, 2 do flags[fd] = (fd == 0 and eco.reader or eco.writer)(fd) end
    flags[0]:wait(0.001) flags[1]:wait()'

ends() {
    run python3 "$tmp/flags.py" blocking "$ECO" -e "$begin" -e "$2"
    is "after $2" "$out" "$1 same"
    is stderr "$err" ''
}

ends 0 ''
ends 3 'os.exit(3)'
ends 4 'table.sort({2, 1}, function() os.exit(4) end)'
ends 1 'error("x")'
ends 0 'eco.unloop()'
ends 1 'require("eco.channel").new():recv()'
ends 143 'local sys = require "eco.sys" sys.kill(sys.getpid(), sys.SIGTERM) eco.sleep(60)'
ends 130 'local sys = require "eco.sys" sys.kill(sys.getpid(), sys.SIGINT) eco.sleep(60)'
run python3 "$tmp/flags.py" nonblocking "$ECO" -e "$begin"
is 'non-blocking before' "$out" '0 same'
