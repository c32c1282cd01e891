# SPDX-License-Identifier: MIT
# Locks against other programs: flock(1), and the fcntl(2) locks of Python.
. tests/lib/programs.sh
needs flock python3

script=$(lua lock.lua <<'LUA'
local file = require 'eco.file'
local f = assert(file.open(arg[1], 'r+'))
local lock = f[arg[2]]
-- Waits for whoever has it, then keeps it until a line comes.
local first, why = f[arg[2]](f, file.LOCK_EX + file.LOCK_NB)
print(first and 'free' or 'taken', why)
assert(arg[2] == 'flock' and lock(f, file.LOCK_EX, 30) or lock(f, file.LOCK_EX, 0, 10, 30))
print 'locked'
eco.reader(0):read('l')
LUA
)
touch "$tmp/file"
mkfifo "$tmp/in"

# eco_waits KIND: while another program has the lock; leaves eco's number in $eco.
eco_waits() {
    "$ECO" "$script" "$tmp/file" "$1" <"$tmp/in" >"$tmp/eco.out" 2>"$tmp/eco.err" &
    eco=$!
    programs="$programs $eco"
    exec 3>"$tmp/in"
    until_has eco 'taken'
    ! grep -q locked "$tmp/eco.out" || fail 'it has what another program has'
}
eco_ends() {
    echo >&3
    exec 3>&-
    await_end "$eco"
    is 'status of eco' "$status" 0
}

start holder flock "$tmp/file" sh -c "echo held; until [ -e '$tmp/go' ]; do sleep 0.02; done"
until_has holder held
eco_waits flock
touch "$tmp/go"
until_has eco 'locked'
run flock --nonblock "$tmp/file" true
is 'status of flock --nonblock' "$status" 1
eco_ends
run flock --nonblock "$tmp/file" true
is 'status of flock --nonblock' "$status" 0

cat >"$tmp/lock.py" <<'PY'
import fcntl, os, sys, time
f = open(sys.argv[1], 'r+')
how = fcntl.LOCK_EX if sys.argv[2] == 'hold' else fcntl.LOCK_EX | fcntl.LOCK_NB
try:
    fcntl.lockf(f, how, 5, int(sys.argv[3]))
except OSError:
    sys.exit(1)
print('held', flush=True)
while sys.argv[2] == 'hold' and not os.path.exists(sys.argv[1] + '.go'):
    time.sleep(0.02)
PY
start python python3 "$tmp/lock.py" "$tmp/file" hold 5
until_has python held
eco_waits lock
touch "$tmp/file.go"
until_has eco 'locked'
run python3 "$tmp/lock.py" "$tmp/file" try 9
is 'status of a lock inside the range' "$status" 1
run python3 "$tmp/lock.py" "$tmp/file" try 10
is 'status of a lock behind the range' "$status" 0
eco_ends
