# SPDX-License-Identifier: MIT
# A script that never lets the loop run is killed a second after SIGINT or SIGTERM, and told so.
. tests/lib/check.sh
command -v python3 >/dev/null || skip 'python3 is not installed'

script=$(lua busy.lua <<'LUA'
print('busy')
io.stdout:flush()
while true do
end
LUA
)
for number in 2 15; do
    run python3 - "$number" "$ECO" "$script" <<'PY'
import subprocess, sys
busy = subprocess.Popen(sys.argv[2:], stdout=subprocess.PIPE)
busy.stdout.readline()
busy.send_signal(int(sys.argv[1]))
print(busy.wait(30))
PY
    is status "$out" "-$number"
    has stderr "$err" 'did not let the loop run'
done
